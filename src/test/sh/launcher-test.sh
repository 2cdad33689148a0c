#!/bin/sh
# Tests the launcher with a build and JDKs of straw: ./mvnw and bin/java are scripts that write down how they were called.
# The launcher under test does not know the usual places of JDKs, so that what is installed here does not matter.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

# --- The straw ---------------------------------------------------------------------------------------------------------

# A project in directory $1.
project() {
    mkdir -p "$1/src/main/java" "$1/.mvn"
    touch "$1/pom.xml" "$1/src/main/java/A.java"
    sed -e 's|/usr/lib/jvm/\*|/nowhere|' -e 's|/usr/java/\*||' -e 's|/opt/java/\* /opt/jdk\*||' \
        -e 's|/usr/libexec/java_home|/nowhere/java_home|g' -e 's|/Library/Java/[^ ]*||' \
        -e 's|/opt/homebrew/opt/openjdk\* /usr/local/opt/openjdk\*||' "$root/papilio" >"$1/papilio"
    cat >"$1/mvnw" <<'END'
#!/bin/sh
echo "$JAVA_HOME $*" >>target/mvnw.calls
if [ -f fail ]; then
    echo "[ERROR] cannot compile A.java"
    exit 1
fi
sleep "${STRAW_SLEEP:-0}"
mkdir -p target/lib target/maven-archiver
echo version=1.2 >target/maven-archiver/pom.properties
echo "built $(cat src/main/java/A.java)" >target/papilio-1.2.jar
END
    chmod +x "$1/papilio" "$1/mvnw"
}

# A Java installation in directory $1 of version $2; "jre" as $3 for one without a compiler.
java_installation() {
    mkdir -p "$1/bin"
    echo "JAVA_VERSION=\"$2\"" >"$1/release"
    cat >"$1/bin/java" <<'END'
#!/bin/sh
echo "java in $(dirname "$(dirname "$0")")"
echo "cwd $PWD"
for argument in "$@"; do echo "[$argument]"; done
END
    chmod +x "$1/bin/java"
    if [ "${3:-jdk}" = jdk ]; then
        cp "$1/bin/java" "$1/bin/javac"
    fi
}

# --- The checks --------------------------------------------------------------------------------------------------------

# Runs the launcher of straw: run EXPECTED_STATUS COMMAND...; what it said is in $output.
run() {
    expected=$1
    shift
    status=0
    output=$("$@" 2>&1) || status=$?
    check "status $expected" [ "$status" -eq "$expected" ]
}

check() {
    what=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s: %s\n%s\n' "$test" "$what" "$output"
    fi
}

says() {
    check "says: $1" grep -qF -- "$1" <<END
$output
END
}

says_not() {
    check "does not say: $1" lacks "$1"
}

lacks() {
    case $output in
        *"$1"*) return 1 ;;
    esac
}

# How often the project in $1 was built.
builds() {
    if [ -f "$1/target/mvnw.calls" ]; then
        wc -l <"$1/target/mvnw.calls" | tr -d ' '
    else
        echo 0
    fi
}

# A directory of the few commands that the launcher and this test need, without java.
tools=$work/tools
mkdir "$tools"
for tool in sh dirname readlink sed cat mkdir rm rmdir mv cp touch find head tail sleep wc tr ln chmod grep env; do
    ln -s "$(command -v "$tool")" "$tools/$tool"
done
PATH=$tools:/nowhere
HOME=$work/home
unset JAVA_HOME PAPILIO_JAVA_OPTS || :
java_installation "$work/jdk 17" 17.0.15
java_installation "$work/jdk25" 25.0.3
java_installation "$work/jdk25ea" 25
java_installation "$work/jdk11" 11.0.2
java_installation "$work/jdk8" 1.8.0_292
java_installation "$work/jre17" 17.0.1 jre

# --- The tests ---------------------------------------------------------------------------------------------------------

test="first use, then no build, then newer sources"
p="$work/a project"
project "$p"
run 0 env JAVA_HOME="$work/jdk 17" "$p/papilio" run x.yaml --set "a=b c" ""
says "papilio: building (first use"
says "java in $work/jdk 17"
says "[a=b c]"
says "[]"
says "[-Dpapilio.home=$p]"
says_not "enable-native-access"
check "one build" [ "$(builds "$p")" -eq 1 ]
check "with that JDK, quiet" grep -qF "$work/jdk 17 -B -q -Dmaven.test.skip=true package" "$p/target/mvnw.calls"
run 0 env JAVA_HOME="$work/jdk 17" "$p/papilio"
says_not "building"
check "no lock left" [ ! -e "$p/target/papilio-build.lock" ]
sleep 1
echo new >"$p/src/main/java/A.java"
run 0 env JAVA_HOME="$work/jdk 17" "$p/papilio"
says "papilio: building (the sources have changed)"
check "two builds" [ "$(builds "$p")" -eq 2 ]
check "new jar" grep -q "built new" "$p/target/papilio.jar"

test="working directory, symbolic links"
mkdir -p "$work/else where" "$work/bin"
ln -s "../a project/papilio" "$work/bin/one"
ln -s one "$work/bin/two"
run 0 sh -c 'cd "$1" && JAVA_HOME=$2 "$3" x' sh "$work/else where" "$work/jdk 17" "$work/bin/two"
says "cwd $work/else where"
says "[-Dpapilio.home=$p]"
run 0 sh -c 'cd "$1" && PATH=$PATH:$3 JAVA_HOME=$2 one x' sh "$work/else where" "$work/jdk 17" "$work/bin"
says "[-Dpapilio.home=$p]"
run 0 sh -c 'cd "$1" && JAVA_HOME=$2 sh papilio x' sh "$p" "$work/jdk 17"
says "[-Dpapilio.home=$p]"

test="which JDK"
ln -s "$work/jdk25/bin/java" "$work/bin/java"
run 0 env PATH="$work/bin:$PATH" "$p/papilio"
says "java in $work/jdk25"
says "[--enable-native-access=ALL-UNNAMED]"
run 0 env PATH="$work/bin:$PATH" JAVA_HOME="$work/jdk8" "$p/papilio"
says "java in $work/jdk25"
run 0 env JAVA_HOME="$work/jdk25ea" "$p/papilio"
says "[--enable-native-access=ALL-UNNAMED]"
mkdir -p "$HOME/.jdks"
cp -R "$work/jdk25" "$HOME/.jdks/openjdk 25"
run 0 "$p/papilio"
says "java in $HOME/.jdks/openjdk 25"
rm -r "$HOME"

test="more flags"
run 0 env JAVA_HOME="$work/jdk25" PAPILIO_JAVA_OPTS="-Xmx3g -Dstar=*" "$p/papilio" x
says "[-Xmx3g]"
says "[-Dstar=*]"
check "after the launcher's own" [ -n "$(printf '%s' "$output" | sed -n '/-Xmx1500m/,/-Xmx3g/p' | sed -n '/-Xmx3g/p')" ]

test="Spark"
mkdir -p "$work/spark 4/bin"
cat >"$work/spark 4/bin/spark-submit" <<'END'
#!/bin/sh
echo "submitted with $JAVA_HOME"
for argument in "$@"; do echo "[$argument]"; done
END
chmod +x "$work/spark 4/bin/spark-submit"
run 0 env JAVA_HOME="$work/jdk25" SPARK_HOME="$work/spark 4" PAPILIO_SPARK_OPTS="--executor-memory 4g" \
    "$p/papilio" run "a b.yaml" --engine spark --master spark://host:7077
says "submitted with $work/jdk25"
check "the master is Spark's too" [ "$(printf '%s' "$output" | grep -c '^\[spark://host:7077\]$')" -eq 2 ]
says "[--executor-memory]"
says "[$p/target/papilio.jar]"
says "[a b.yaml]"
run 0 env JAVA_HOME="$work/jdk25" PATH="$PATH:$work/spark 4/bin" "$p/papilio" run x.yaml --engine=Spark
says "submitted with $work/jdk25"
says_not "[--master]"
run 0 env JAVA_HOME="$work/jdk25" SPARK_HOME="$work/spark 4" "$p/papilio" run x.yaml
says "java in $work/jdk25"
run 0 env JAVA_HOME="$work/jdk25" SPARK_HOME="$work/nothing here" "$p/papilio" run x.yaml --engine spark
says "java in $work/jdk25"

test="no JDK"
run 1 "$p/papilio"
says "papilio: needs a JDK, version 17 or later, and found none."
says "sudo apt install openjdk-17-jdk-headless"
run 1 env JAVA_HOME="$work/jdk11" "$p/papilio"
says "Java 11 in $work/jdk11 is too old"
run 1 env JAVA_HOME="$work/jdk8" "$p/papilio"
says "Java 8 in $work/jdk8 is too old"
run 1 env JAVA_HOME="$work/nothing here" "$p/papilio"
says "needs a JDK"

test="a JRE runs what is built and cannot build"
run 0 env JAVA_HOME="$work/jre17" "$p/papilio"
says "java in $work/jre17"
p2=$work/unbuilt
project "$p2"
run 1 env JAVA_HOME="$work/jre17" "$p2/papilio"
says "Java 17 in $work/jre17 is a JRE: it has no javac"
check "not built" [ "$(builds "$p2")" -eq 0 ]

test="a build that fails"
touch "$p2/fail"
run 1 env JAVA_HOME="$work/jdk25" "$p2/papilio"
says "[ERROR] cannot compile A.java"
says "the build failed; all it said is in $p2/target/papilio-build.log"
check "no lock left" [ ! -e "$p2/target/papilio-build.lock" ]
rm "$p2/fail"

test="several first uses at once"
for i in 1 2 3 4; do
    env STRAW_SLEEP=2 JAVA_HOME="$work/jdk25" "$p2/papilio" "$i" >"$work/out$i" 2>&1 &
done
wait
output=$(cat "$work"/out?)
check "one more build" [ "$(builds "$p2")" -eq 2 ]
for i in 1 2 3 4; do
    says "[$i]"
done

test="a lock left behind by a process that was killed"
sleep 1
touch "$p2/pom.xml"
mkdir "$p2/target/papilio-build.lock"
sh -c 'echo $$' >"$p2/target/papilio-build.lock/pid"
run 0 env JAVA_HOME="$work/jdk25" "$p2/papilio"
says "java in $work/jdk25"
check "built" [ "$(builds "$p2")" -eq 3 ]
check "no lock left" [ ! -e "$p2/target/papilio-build.lock" ]

test="interrupted"
touch "$p2/pom.xml"
sleep 1
touch "$p2/pom.xml"
env STRAW_SLEEP=3 JAVA_HOME="$work/jdk25" "$p2/papilio" >"$work/out" 2>&1 &
launcher=$!
sleep 1
kill -TERM "$launcher"
status=0
wait "$launcher" || status=$?
output="status $status, $(cat "$work/out")"
check "status 143" [ "$status" -eq 143 ]
check "no lock left" [ ! -e "$p2/target/papilio-build.lock" ]

printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
