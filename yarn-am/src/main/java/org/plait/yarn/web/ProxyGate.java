package org.plait.yarn.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plait.base.Clock;

/**
 * Lets only the ResourceManager's web proxies in: they know who asks, we do not. It keeps strangers
 * from looking; nothing behind it can be changed. Any thread.
 */
final class ProxyGate {
  /** A proxy that moved is found again after so long. */
  private static final Duration REFRESH = Duration.ofMinutes(1);

  private final List<String> hosts;
  private final Clock clock;
  private Set<InetAddress> addresses = Set.of();
  private long resolved;

  /**
   * @param proxies host names or addresses, with or without a port
   */
  ProxyGate(List<String> proxies, Clock clock) {
    this.hosts = proxies.stream().map(ProxyGate::host).toList();
    this.clock = clock;
    resolve();
  }

  private static String host(String proxy) {
    int colon = proxy.lastIndexOf(':');
    boolean port = (colon > 0 && proxy.indexOf(":") == colon) || proxy.contains("]:");
    String host = port ? proxy.substring(0, colon) : proxy;
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  synchronized boolean admits(InetAddress address) {
    if (addresses.contains(address)) {
      return true;
    }
    if (clock.nanos() - resolved < REFRESH.toNanos()) {
      return false;
    }
    resolve();
    return addresses.contains(address);
  }

  private void resolve() {
    Set<InetAddress> found = new HashSet<>();
    for (String host : hosts) {
      try {
        found.addAll(List.of(InetAddress.getAllByName(host)));
      } catch (UnknownHostException e) {
        // A proxy that has no address asks nothing.
      }
    }
    addresses = found;
    resolved = clock.nanos();
  }
}
