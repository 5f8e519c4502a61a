# shellcheck shell=bash
# The embedded cluster's processes: finding, starting, watching and ending them. Sourced by
# scripts/cluster after common.sh.
# shellcheck disable=SC2154 # STATE, JAVA and the exit codes are common.sh's
#
# There are no pid files. Every daemon carries -Dplait.cluster=<state> and -Dplait.daemon=<name> on its
# command line, and /proc says which of them live: that cannot go stale, and `mvn clean` cannot delete it.

# ---- Who runs ----

declare -A PIDS=()  # daemon name -> pid, as of the last survey
STARTED=()          # the daemons that this run started

survey() {
  local file pid name
  PIDS=()
  while read -r file; do
    pid=${file#/proc/}
    pid=${pid%/cmdline}
    name=$(tr '\0' '\n' <"$file" 2>/dev/null | sed -n 's/^-Dplait\.daemon=//p') || true
    [[ -z $name ]] || PIDS[$name]=$pid
  done < <(grep -slzxF -e "-Dplait.cluster=$STATE" /proc/[0-9]*/cmdline || true)
}

# Processes of containers, whatever they are: the NodeManager names each one's folders in its
# environment, and children inherit that. The launching shells carry the same folders as arguments.
container_pids() {
  {
    grep -slzF -e "LOCAL_DIRS=$STATE/node-" /proc/[0-9]*/environ || true
    grep -slzE -e "^$STATE/node-[0-9]+/local/.*container_executor\.sh$" /proc/[0-9]*/cmdline || true
  } | cut -d/ -f3 | sort -un
}

count_nodes() {
  local name n=0
  for name in "${!PIDS[@]}"; do
    [[ $name != nodemanager-* ]] || n=$((n + 1))
  done
  printf '%s\n' "$n"
}

# One start or stop at a time; daemons must not inherit the lock (9>&-).
lock() {
  exec 9>"$STATE_ASKED/.lock"
  flock -w 300 9 || die 1 "Another 'scripts/cluster' has held $STATE_ASKED/.lock for 5 minutes." \
    "Wait for it or end it, then try again."
}

# ---- Configuration ----

readonly PORT_NAMES=(
  NAMENODE_RPC NAMENODE_HTTP DATANODE_DATA DATANODE_IPC DATANODE_HTTP
  RESOURCEMANAGER_RPC RESOURCEMANAGER_SCHEDULER RESOURCEMANAGER_TRACKER RESOURCEMANAGER_ADMIN
  RESOURCEMANAGER_HTTP HISTORY_RPC HISTORY_HTTP HISTORY_ADMIN
)
declare -A PORT=()

port_is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

read_ports() {
  local name value
  while IFS='=' read -r name value; do
    [[ -z $name ]] || PORT[$name]=$value
  done <"$STATE/ports"
}

# Yesterday's ports where they are still free, so that addresses in bookmarks and histories hold;
# otherwise others, below the range that the kernel hands to clients.
choose_ports() {
  local name port tries=0 taken=' '
  PORT=()
  [[ ! -r $STATE/ports ]] || read_ports
  for name in "${PORT_NAMES[@]}"; do
    port=${PORT[$name]:-0}
    while ((port == 0)) || [[ $taken == *" $port "* ]] || ! port_is_free "$port"; do
      ((++tries < 1000)) || die 1 "No free port found on 127.0.0.1 after 1000 tries."
      port=$((18000 + RANDOM % 14000))
    done
    PORT[$name]=$port
    taken+="$port "
  done
  for name in "${PORT_NAMES[@]}"; do
    printf '%s=%s\n' "$name" "${PORT[$name]}"
  done >"$STATE/ports"
}

# MiB for all NodeManagers together: 8 GiB, or 60 % of a smaller machine.
cluster_mb() {
  local kb
  kb=$(sed -n 's/^MemTotal: *\([0-9]*\) kB/\1/p' /proc/meminfo)
  local share=$((kb * 6 / 10 / 1024))
  printf '%s\n' $((share < 8192 ? share : 8192))
}

node_mb() {
  # shellcheck disable=SC2153 # scripts/cluster sets NODES
  local mb=$(($(cluster_mb) / NODES / 128 * 128))
  printf '%s\n' $((mb < 1536 ? 1536 : mb))
}

write_configuration() {
  local file name edits=()
  edits=(-e "s|@STATE@|$STATE|g" -e "s|@USER@|$(id -un)|g" -e "s|@NODE_MB@|$(cluster_mb)|g")
  for name in "${PORT_NAMES[@]}"; do
    edits+=(-e "s|@$name@|${PORT[$name]}|g")
  done
  mkdir -p -- "$STATE/conf" "$STATE/logs" "$STATE/bin" "$STATE/tmp"
  for file in "$SCRIPTS"/hadoop/conf/*; do
    sed "${edits[@]}" "$file" >"$STATE/conf/${file##*/}"
  done
  for name in yarn hdfs mapred; do
    printf '#!/usr/bin/env bash\nPLAIT_CLUSTER_DIR=%q exec %q %s "$@"\n' \
      "$STATE_ASKED" "$SCRIPTS/cluster" "$name" >"$STATE/bin/$name"
    chmod +x "$STATE/bin/$name"
  done
}

# The one class of ours that the NodeManagers load: see LoopbackShuffleHandler.java.
compile_shuffle() {
  local source=$SCRIPTS/hadoop/LoopbackShuffleHandler.java class=$STATE/classes/LoopbackShuffleHandler.class
  [[ ! $class -nt $source || ! $class -nt $STATE/lib/.pom ]] || return 0
  mkdir -p -- "$STATE/classes"
  "$JAVA_HOME/bin/javac" -proc:none -nowarn -d "$STATE/classes" -cp "$STATE/lib/*" "$source" >&2 9>&- || die 1 \
    "Could not compile $source with $JAVA_HOME/bin/javac." "A JDK is needed, not only a Java runtime: set JAVA_HOME to one."
}

# Somebody (mvn clean, say) has deleted the state folder under the running daemons.
orphaned() {
  die 1 "${#PIDS[@]} daemon(s) run, but their state in $STATE_ASKED has been deleted, HDFS with it." \
    "End them with 'scripts/cluster stop', then start afresh."
}

need_configuration() {
  [[ -r $STATE/conf/core-site.xml && -d $STATE/lib ]] || die "$EXIT_UNREACHABLE" \
    "There is no embedded cluster in $STATE_ASKED." "Start it with: scripts/cluster start"
}

# ---- Starting ----

# Daemons live for hours but work little: the first compiler only, a small heap, the serial collector.
# shellcheck disable=SC2054 # the comma is log4j's
readonly DAEMON_FLAGS=(
  -Xmx320m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData
  -Djava.net.preferIPv4Stack=true -Dhadoop.root.logger=INFO,file
)

# A daemon outlives whoever starts it, so it may hold none of its caller's files: neither our lock nor,
# say, the pipe or the lock of a build that started the cluster. Closes all but the standard three.
close_inherited() {
  local path fd
  for path in /proc/self/fd/*; do
    fd=${path##*/}
    ((fd <= 2)) || eval "exec $fd>&-"
  done
}

# launch NAME MAIN ARGS...: starts a daemon unless it runs.
launch() {
  local name=$1
  shift
  [[ -z ${PIDS[$name]:-} ]] || return 0
  (
    close_inherited
    cd -- "$STATE/logs" || exit
    HADOOP_CONF_DIR=$STATE/conf HADOOP_MAPRED_HOME=$STATE MALLOC_ARENA_MAX=2 \
      exec setsid "$JAVA" "${DAEMON_FLAGS[@]}" "-Dplait.cluster=$STATE" "-Dplait.daemon=$name" \
      "-Dplait.log=$STATE/logs/$name.log" -cp "$STATE/conf:$STATE/classes:$STATE/lib/*" "$@"
  ) >"$STATE/logs/$name.out" 2>&1 </dev/null &
  PIDS[$name]=$!
  STARTED+=("$name")
}

launch_node() {
  local i=$1 dir=$STATE/node-$1
  mkdir -p -- "$dir/local" "$dir/logs"
  launch "nodemanager-$i" org.apache.hadoop.yarn.server.nodemanager.NodeManager \
    -D "yarn.nodemanager.local-dirs=$dir/local" -D "yarn.nodemanager.log-dirs=$dir/logs" \
    -D "yarn.nodemanager.resource.memory-mb=$(node_mb)" \
    -D yarn.nodemanager.address=localhost:0 -D yarn.nodemanager.localizer.address=localhost:0 \
    -D yarn.nodemanager.webapp.address=localhost:0 -D mapreduce.shuffle.port=0 \
    -D yarn.resourcemanager.connect.max-wait.ms=120000
}

launch_namenode() {
  local log=$STATE/logs/format.out
  if [[ -z ${PIDS[namenode]:-} && ! -e $STATE/hdfs/name/current/VERSION ]]; then
    rm -rf -- "$STATE/hdfs"
    "$JAVA" "${DAEMON_FLAGS[@]}" "-Dplait.log=$STATE/logs/format.log" -cp "$STATE/conf:$STATE/lib/*" \
      org.apache.hadoop.hdfs.server.namenode.NameNode -format -nonInteractive -force \
      >"$log" 2>&1 </dev/null 9>&- || failed "format" "could not format HDFS"
  fi
  launch namenode org.apache.hadoop.hdfs.server.namenode.NameNode
}

# Those that need HDFS wait for it in their own way; the history server's way takes 10 s a try, so it
# starts last.
launch_all() {
  local i
  trap 'abandon' INT TERM
  launch resourcemanager org.apache.hadoop.yarn.server.resourcemanager.ResourceManager
  for ((i = 1; i <= NODES; i++)); do
    launch_node "$i"
  done
  launch_namenode
  launch datanode org.apache.hadoop.hdfs.server.datanode.DataNode
  await namenode 180 "the NameNode to answer" namenode_answers
  await datanode 180 "the DataNode to report its blocks" hdfs_writable
  make_folders
  launch jobhistory org.apache.hadoop.mapreduce.v2.hs.JobHistoryServer
  await resourcemanager 180 "the ResourceManager to answer" resourcemanager_answers
  await "nodemanager-$NODES" 180 "$NODES NodeManager(s) to register" nodes_registered
  await jobhistory 180 "the JobHistoryServer to answer" history_answers
  trap - INT TERM
}

# ---- Watching ----

# http_get PORT PATH: the whole answer, headers too; no tool but bash.
# shellcheck disable=SC2016 # the inner bash expands them
http_get() {
  timeout 5 bash -c 'exec 3<>"/dev/tcp/127.0.0.1/$0" && printf "GET %s HTTP/1.0\r\nHost: localhost:%s\r\nAccept: application/json\r\n\r\n" "$1" "$0" >&3 && cat <&3' \
    "$1" "$2" 2>/dev/null
}

# shellcheck disable=SC2016
http_put() {
  timeout 20 bash -c 'exec 3<>"/dev/tcp/127.0.0.1/$0" && printf "PUT %s HTTP/1.0\r\nHost: localhost:%s\r\nContent-Length: 0\r\n\r\n" "$1" "$0" >&3 && cat <&3' \
    "$1" "$2" 2>/dev/null
}

# number KEY: the value of a numeric JSON field in the text on standard input.
number() { sed -n "s/.*\"$1\" *: *\([0-9]*\).*/\1/p" | head -n 1; }

namenode_info() { http_get "${PORT[NAMENODE_HTTP]}" "/jmx?qry=Hadoop:service=NameNode,name=$1"; }
namenode_answers() { namenode_info NameNodeInfo | grep -q '"Safemode"'; }
live_datanodes() { namenode_info FSNamesystemState | number NumLiveDataNodes; }
hdfs_writable() {
  [[ $(live_datanodes) == 1 ]] && namenode_info NameNodeInfo | grep -q '"Safemode" : ""'
}
cluster_metric() { http_get "${PORT[RESOURCEMANAGER_HTTP]}" /ws/v1/cluster/metrics | number "$1"; }
resourcemanager_answers() { [[ -n $(cluster_metric activeNodes) ]]; }
nodes_registered() { (($(cluster_metric activeNodes) + 0 >= NODES)); }
history_answers() { http_get "${PORT[HISTORY_HTTP]}" /ws/v1/history/info | grep -q '"historyInfo"'; }

# await NAME SECONDS WHAT CHECK: until CHECK holds; ends with NAME's last log lines when a daemon dies
# or the time is over.
await() {
  local name=$1 limit=$2 what=$3 check=$4 deadline=$((SECONDS + $2))
  ! "$check" || return 0
  say "  waiting for $what (at most $limit s)"
  until "$check"; do
    local started
    for started in "${STARTED[@]}"; do
      kill -0 "${PIDS[$started]}" 2>/dev/null || failed "$started" "ended while starting"
    done
    ((SECONDS < deadline)) || failed "$name" "did not get ready: waited $limit s for $what"
    sleep 0.2
  done
}

failed() {
  local name=$1 why=$2 log
  for log in "$STATE/logs/$name.out" "$STATE/logs/$name.log"; do
    [[ ! -s $log ]] || { say "---- the last lines of $log"; tail -n 25 -- "$log" | cut -c1-300 >&2; }
  done
  grep -hE '^[-0-9]* [:,0-9]* (ERROR|FATAL) ' "$STATE/logs/$name.log" 2>/dev/null | tail -n 1 | cut -c1-400 >&2 || true
  say "---- $name $why. Ending what this run started; the log stays in $STATE_ASKED/logs."
  end_started
  exit 1
}

abandon() {
  say "Interrupted: ending what this run started."
  end_started
  exit 3
}

# ---- After the start ----

# The folders that users and job submission expect. Over HTTP: a Hadoop client would take 2 s each.
make_folders() {
  local user
  user=$(id -un)
  webhdfs_mkdir /tmp 1777 "$user"
  webhdfs_mkdir "/user/$user" 755 "$user"
}

webhdfs_mkdir() {
  http_put "${PORT[NAMENODE_HTTP]}" "/webhdfs/v1$1?op=MKDIRS&permission=$2&user.name=$3" \
    | grep -q '"boolean" *: *true' || failed namenode "did not make the folder $1 in HDFS"
}

summary() {
  cat <<END
  HDFS             http://localhost:${PORT[NAMENODE_HTTP]}   (hdfs://localhost:${PORT[NAMENODE_RPC]})
  ResourceManager  http://localhost:${PORT[RESOURCEMANAGER_HTTP]}
  JobHistory       http://localhost:${PORT[HISTORY_HTTP]}
Next: scripts/plait --help, scripts/cluster status, or eval "\$(scripts/cluster env)"; end it with scripts/cluster stop.
END
}

status() {
  local name nodes live own
  own=$(own_yarn)
  [[ -z $own ]] || say "This machine has its own Hadoop ($own), which scripts/plait uses."
  survey
  if ((${#PIDS[@]} == 0)); then
    printf 'The embedded cluster in %s does not run. Start it with: scripts/cluster start\n' "$STATE_ASKED"
    exit 3
  fi
  [[ -r $STATE/ports ]] || orphaned
  read_ports
  printf '%-16s %-8s %s\n' daemon pid web
  print_daemon namenode NAMENODE_HTTP
  print_daemon datanode DATANODE_HTTP
  print_daemon resourcemanager RESOURCEMANAGER_HTTP
  print_daemon jobhistory HISTORY_HTTP
  nodes=$(printf '%s\n' "${!PIDS[@]}" | grep '^nodemanager-' | sort -V || true)
  for name in $nodes; do
    print_daemon "$name" ''
  done
  live=$(cluster_metric activeNodes || true)
  printf 'live nodes: %s of %s; live DataNodes: %s; containers running: %s\n' "${live:-?}" "$(count_nodes)" \
    "$(live_datanodes || true)" "$(cluster_metric containersAllocated || true)"
  printf 'state: %s\n' "$STATE_ASKED"
  [[ -n ${PIDS[namenode]:-} && -n ${PIDS[datanode]:-} && -n ${PIDS[resourcemanager]:-} &&
    -n ${PIDS[jobhistory]:-} && ${live:-0} -gt 0 ]]
}

print_daemon() {
  local pid=${PIDS[$1]:-} web=
  if [[ -z $pid ]]; then
    printf '%-16s %-8s %s\n' "$1" '-' "down; 'scripts/cluster start' starts it again"
    return
  fi
  if [[ -n $2 ]]; then
    web=http://localhost:${PORT[$2]}
  else
    web=$(node_web "$1")
  fi
  printf '%-16s %-8s %s\n' "$1" "$pid" "$web"
}

# A NodeManager's web server takes a port from the kernel; its log has the last word on which.
node_web() {
  local port
  port=$(sed -n 's/.*Web app node started at \([0-9]*\).*/\1/p' "$STATE/logs/$1.log" 2>/dev/null | tail -n 1)
  printf '%s\n' "${port:+http://localhost:$port}"
}

# ---- Ending ----

# end_pids PID...: asks, waits at most 15 s, then insists.
end_pids() {
  local pid left deadline=$((SECONDS + 15))
  (($# > 0)) || return 0
  kill -TERM "$@" 2>/dev/null || true
  while ((SECONDS < deadline)); do
    left=()
    for pid in "$@"; do
      is_alive "$pid" && left+=("$pid")
    done
    ((${#left[@]} > 0)) || return 0
    sleep 0.1
  done
  say "  ${left[*]} did not end within 15 s: killing"
  kill -KILL "${left[@]}" 2>/dev/null || true
}

# A zombie that nobody reaps has an empty command line: it counts as gone.
is_alive() { grep -qs . "/proc/$1/cmdline"; }

# NodeManagers first: they end their containers in good order while the others still answer.
end_all() {
  local name nodes=() others=() containers=()
  survey
  for name in "${!PIDS[@]}"; do
    if [[ $name == nodemanager-* ]]; then
      nodes+=("${PIDS[$name]}")
    else
      others+=("${PIDS[$name]}")
    fi
  done
  if ((${#PIDS[@]} > 0)); then
    say "  waiting for ${#PIDS[@]} daemon(s) to end (at most 30 s)"
  fi
  end_pids "${nodes[@]}"
  mapfile -t containers < <(container_pids)
  if ((${#containers[@]} > 0)); then
    say "  ending ${#containers[@]} process(es) that containers left"
    kill -KILL "${containers[@]}" 2>/dev/null || true
  fi
  end_pids "${others[@]}"
  if ((${#PIDS[@]} + ${#containers[@]} == 0)); then
    say "The embedded cluster in $STATE_ASKED does not run."
  else
    say "Stopped: ${#PIDS[@]} daemon(s)."
  fi
}

end_started() {
  local name pids=()
  for name in "${STARTED[@]}"; do
    pids+=("${PIDS[$name]}")
  done
  end_pids "${pids[@]}"
}

# ---- Hadoop's own commands ----

# hadoop_command yarn|hdfs|mapred VERB ARGS...: the mains behind Hadoop's launch scripts.
hadoop_command() {
  local family=$1 verb=${2:-} main
  [[ -n $verb ]] || die "$EXIT_USAGE" "'$family' needs a command." \
    "For example: scripts/cluster yarn application -list, scripts/cluster hdfs dfs -ls /"
  shift 2
  case $family:$verb in
    yarn:jar | mapred:jar) main=org.apache.hadoop.util.RunJar ;;
    yarn:application | yarn:app | yarn:applicationattempt | yarn:container)
      main=org.apache.hadoop.yarn.client.cli.ApplicationCLI
      set -- "$verb" "$@" ;;
    yarn:logs) main=org.apache.hadoop.yarn.client.cli.LogsCLI ;;
    yarn:node) main=org.apache.hadoop.yarn.client.cli.NodeCLI ;;
    yarn:queue) main=org.apache.hadoop.yarn.client.cli.QueueCLI ;;
    yarn:cluster) main=org.apache.hadoop.yarn.client.cli.ClusterCLI ;;
    yarn:rmadmin) main=org.apache.hadoop.yarn.client.cli.RMAdminCLI ;;
    yarn:classpath | hdfs:classpath | mapred:classpath) printf '%s\n' "$STATE/conf:$STATE/lib/*"; return ;;
    yarn:version | hdfs:version | mapred:version) main=org.apache.hadoop.util.VersionInfo ;;
    hdfs:dfs) main=org.apache.hadoop.fs.FsShell ;;
    hdfs:dfsadmin) main=org.apache.hadoop.hdfs.tools.DFSAdmin ;;
    hdfs:fsck) main=org.apache.hadoop.hdfs.tools.DFSck ;;
    hdfs:getconf) main=org.apache.hadoop.hdfs.tools.GetConf ;;
    mapred:job) main=org.apache.hadoop.mapred.JobClient ;;
    mapred:queue) main=org.apache.hadoop.mapred.JobQueueClient ;;
    *.*) main=$verb ;;
    *) die "$EXIT_USAGE" "scripts/cluster does not know '$family $verb'." \
      "Give the full name of its main class instead: scripts/cluster $family org.apache.hadoop... ARGS" ;;
  esac
  run_client "$main" "$@"
}

# Replaces the shell. HADOOP_CLIENT_OPTS, HADOOP_ROOT_LOGGER and HADOOP_CLASSPATH mean what they mean to
# Hadoop's own scripts. RunJar keeps the second compiler: the program may compute in its own process.
run_client() {
  local main=$1 path="$STATE/conf:$STATE/lib/*" flags=(-XX:+UseSerialGC -XX:-UsePerfData)
  shift
  [[ $main == *.RunJar ]] || flags+=(-XX:TieredStopAtLevel=1 -Xmx512m)
  [[ -z ${HADOOP_CLASSPATH:-} || $HADOOP_CLASSPATH == "$path" ]] || path+=:$HADOOP_CLASSPATH
  # shellcheck disable=SC2086 # options are separated by spaces, as Hadoop has them
  HADOOP_CONF_DIR=$STATE/conf HADOOP_CLIENT_SKIP_UNJAR=true exec "$JAVA" "${flags[@]}" \
    -Djava.net.preferIPv4Stack=true "-Dhadoop.root.logger=${HADOOP_ROOT_LOGGER:-INFO,console}" \
    ${HADOOP_CLIENT_OPTS:-} -cp "$path" "$main" "$@"
}
