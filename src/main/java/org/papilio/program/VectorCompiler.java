package org.papilio.program;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.invoke.MethodHandles;
import java.net.URI;
import java.util.List;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a class of this package from its source, in memory. */
final class VectorCompiler {

    private VectorCompiler() {}

    /**
     * Compiles a class that knows nothing of Papilio.
     *
     * @throws IllegalStateException if there is no compiler or it refuses
     */
    static Class<?> compile(String name, String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("this Java has no compiler");
        }
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        JavaFileManager files = new ForwardingJavaFileManager<>(compiler.getStandardFileManager(null, null, null)) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
                return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
                    @Override
                    public OutputStream openOutputStream() {
                        return code;
                    }
                };
            }
        };
        JavaFileObject unit =
                new SimpleJavaFileObject(URI.create("memory:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        StringWriter said = new StringWriter();
        List<String> options = List.of(
                "--add-modules", VectorModule.NAME, "-proc:none", "-nowarn", "-implicit:none", "-classpath", "");
        boolean compiled = compiler.getTask(said, files, null, options, null, List.of(unit))
                .call();
        if (!compiled) {
            throw new IllegalStateException("javac refused it: " + said);
        }
        try {
            return MethodHandles.lookup()
                    .defineHiddenClass(code.toByteArray(), true)
                    .lookupClass();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
