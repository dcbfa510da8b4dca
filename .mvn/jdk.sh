# Sourced by mvnw and chartwarden: sets JAVA_HOME to a JDK of at least 21 when the current one is older.
# shellcheck shell=sh
jdk_major() {
  [ -x "$1/bin/javac" ] || { echo 0; return; }
  v=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  echo "${v:-0}"
}

choose_jdk() {
  if [ -n "${JAVA_HOME-}" ] && [ "$(jdk_major "$JAVA_HOME")" -ge 21 ]; then
    export JAVA_HOME
    return 0
  fi
  set +f
  for candidate in "${JAVA_HOME_25_X64-}" "${JAVA_HOME_21_X64-}" \
    "$(dirname "$(dirname "$(readlink -f "$(command -v javac 2>/dev/null || echo /nonexistent/x/x)")")")" \
    /usr/lib/jvm/*25* /usr/lib/jvm/*24* /usr/lib/jvm/*23* /usr/lib/jvm/*22* /usr/lib/jvm/*21* \
    /opt/java/* /opt/jdk* "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$candidate" ] && [ "$(jdk_major "$candidate")" -ge 21 ]; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  echo "Chartwarden needs a JDK of version 21 or newer and found none: install one (for instance Temurin 25) or set JAVA_HOME." >&2
  return 1
}

choose_jdk || exit 1
