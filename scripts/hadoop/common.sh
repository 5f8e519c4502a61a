# shellcheck shell=bash
# What scripts/cluster, scripts/plait and scripts/quickstart share: where things are, which Java and
# which Hadoop to use, and where the embedded Hadoop's jars come from. Sourced, never run. Its caller
# sets SCRIPTS, the folder of the scripts.
# shellcheck disable=SC2034 # what is set here is used there

REPO=$(dirname -- "$SCRIPTS")
PLAIT_JAR=$REPO/yarn-am/target/plait.jar

# Plait's exit codes (org.plait.base) where a script ends before Java starts.
readonly EXIT_USAGE=42 EXIT_ABSENT=44 EXIT_UNREACHABLE=48 EXIT_CONFIGURATION=49

say() { printf '%s\n' "$*" >&2; }

# die CODE LINE...: an error says what, why, and what to do.
die() {
  local code=$1
  shift
  printf '%s\n' "$@" >&2
  exit "$code"
}

# Sets JAVA_HOME and JAVA; wants 17 or later.
find_java() {
  local java release
  if [[ -n ${JAVA_HOME:-} && -x $JAVA_HOME/bin/java ]]; then
    java=$JAVA_HOME/bin/java
  else
    java=$(command -v java) || die "$EXIT_CONFIGURATION" \
      "No Java found: JAVA_HOME names none and there is no 'java' on the PATH." \
      "Install a JDK 17 or later, or set JAVA_HOME."
    java=$(readlink -f -- "$java")
    JAVA_HOME=$(dirname -- "$(dirname -- "$java")")
  fi
  JAVA=$java
  export JAVA_HOME
  release=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$JAVA_HOME/release" 2>/dev/null || true)
  if [[ -n $release && $release -lt 17 ]]; then
    die "$EXIT_CONFIGURATION" "Java $release in $JAVA_HOME is too old: Plait and Hadoop 3.5 need 17 or later." \
      "Set JAVA_HOME to a newer JDK."
  fi
}

# Sets STATE, the embedded cluster's folder, and STATE_ASKED, the name that the user knows it by.
# Hadoop starts containers with unquoted command lines, so a path with a space (or worse) is reached
# through a link without one: STATE_LINK is then the link, otherwise empty.
find_state() {
  STATE_ASKED=${PLAIT_CLUSTER_DIR:-$REPO/target/cluster}
  [[ $STATE_ASKED == /* ]] || STATE_ASKED=$PWD/$STATE_ASKED
  STATE_ASKED=$(readlink -m -- "$STATE_ASKED")
  if [[ $STATE_ASKED == *[\'\"\\]* || $STATE_ASKED == *$'\n'* ]]; then
    die "$EXIT_CONFIGURATION" "Hadoop cannot keep its state in $STATE_ASKED: the path holds a quote, a backslash or a line break." \
      "Set PLAIT_CLUSTER_DIR to another folder."
  fi
  STATE=$STATE_ASKED
  STATE_LINK=
  if [[ $STATE_ASKED == *[^A-Za-z0-9/._-]* ]]; then
    STATE_LINK=/tmp/plait-cluster-$(id -u)-$(printf '%s' "$STATE_ASKED" | cksum | cut -d' ' -f1)
    STATE=$STATE_LINK
  fi
}

make_state() {
  mkdir -p -- "$STATE_ASKED"
  [[ -n $STATE_LINK ]] || return 0
  [[ -e $STATE_LINK || -L $STATE_LINK ]] || ln -s -- "$STATE_ASKED" "$STATE_LINK"
  if [[ ! -O $(readlink -f -- "$STATE_LINK") || $(readlink -- "$STATE_LINK") != "$STATE_ASKED" ]]; then
    die "$EXIT_CONFIGURATION" "$STATE_LINK is in the way: it must be a link to $STATE_ASKED." \
      "Remove it, or set PLAIT_CLUSTER_DIR to a folder whose path has no spaces."
  fi
}

# Removes what the cluster made and nothing else: PLAIT_CLUSTER_DIR may name a folder with more in it.
delete_state() {
  local name
  for name in bin classes conf hdfs lib logs tmp ports .lock; do
    rm -rf -- "${STATE_ASKED:?}/$name"
  done
  rm -rf -- "${STATE_ASKED:?}"/node-*
  rmdir -- "$STATE_ASKED" 2>/dev/null || say "$STATE_ASKED stays: it holds files of others."
}

# The configuration folder of the machine's own Hadoop, or nothing. A folder counts when its
# core-site.xml names a file system; the embedded cluster's own folder does not.
own_conf() {
  local dir=${HADOOP_CONF_DIR:-${HADOOP_HOME:+$HADOOP_HOME/etc/hadoop}}
  [[ -n $dir && $dir != "$STATE/conf" && -r $dir/core-site.xml ]] || return 0
  grep -q 'fs\.default' "$dir/core-site.xml" && printf '%s\n' "$dir"
  return 0
}

# The machine's own `yarn` command where it has a configured Hadoop, or nothing. (A `yarn` without a
# Hadoop configuration is most likely the package manager of that name.)
own_yarn() {
  local yarn=${HADOOP_HOME:+$HADOOP_HOME/bin/yarn}
  [[ -n $(own_conf) ]] || return 0
  [[ -n $yarn && -x $yarn ]] || yarn=$(command -v yarn || true)
  [[ -n $yarn && $yarn != "$STATE/bin/yarn" ]] && printf '%s\n' "$yarn"
  return 0
}

# Puts Hadoop's jars into the state folder, once for each version of scripts/hadoop/pom.xml: from the
# local Maven repository when it has them all, otherwise from the configured ones.
resolve_jars() {
  local pom=$SCRIPTS/hadoop/pom.xml lib=$STATE/lib log=$STATE/logs/maven.log stamp mode
  stamp=$(cksum <"$pom")
  [[ -r $lib/.pom && $(<"$lib/.pom") == "$stamp" ]] && return 0
  command -v mvn >/dev/null || die "$EXIT_CONFIGURATION" \
    "No 'mvn' on the PATH: Maven brings the embedded Hadoop's jars." "Install Maven 3.8 or later."
  mkdir -p -- "$STATE/logs"
  for mode in --offline --update-snapshots; do
    [[ $mode == --offline ]] || say "  some of Hadoop's jars are not in the local Maven repository yet: downloading (about 110 MB)"
    rm -rf -- "$lib"
    if mvn -B -q "$mode" -Dstyle.color=never -f "$pom" dependency:copy-dependencies \
      -DincludeScope=runtime -DoutputDirectory="$lib" >"$log" 2>&1; then
      printf '%s\n' "$stamp" >"$lib/.pom"
      return 0
    fi
  done
  tail -n 15 -- "$log" >&2
  die "$EXIT_CONFIGURATION" "Maven could not resolve the embedded Hadoop's jars; its last lines stand above." \
    "Check the network or Maven's settings.xml, then try again. The whole log: $log"
}
