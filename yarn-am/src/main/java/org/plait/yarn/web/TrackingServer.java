package org.plait.yarn.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.plait.base.Clock;

/** Serves a run's page on a free port until it is closed. */
public final class TrackingServer implements Closeable {
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
          + " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

  private final HttpServer server;
  private final ExecutorService threads;
  private final RunState state;
  private final ProxyGate gate;

  private TrackingServer(HttpServer server, RunState state, ProxyGate gate) {
    this.server = server;
    this.state = state;
    this.gate = gate;
    this.threads =
        Executors.newFixedThreadPool(
            2,
            task -> {
              Thread thread = new Thread(task, "plait-web");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Starts to serve.
   *
   * @param host the name under which the ResourceManager reaches this machine
   * @param proxies who may ask, as {@code host} or {@code host:port}
   */
  public static TrackingServer start(String host, List<String> proxies, RunState state, Clock clock)
      throws IOException {
    HttpServer http = HttpServer.create(new InetSocketAddress(host, 0), 16);
    TrackingServer server = new TrackingServer(http, state, new ProxyGate(proxies, clock));
    http.setExecutor(server.threads);
    http.createContext("/", server::answer);
    http.start();
    return server;
  }

  /** Where it listens, for the ResourceManager's proxy. */
  public String url() {
    InetSocketAddress address = server.getAddress();
    return "http://" + address.getHostString() + ":" + address.getPort() + "/";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      if (!gate.admits(exchange.getRemoteAddress().getAddress())) {
        send(exchange, 403, "text/plain", "Open this page through the ResourceManager.\n");
      } else if (!method.equals("GET") && !method.equals("HEAD")) {
        send(exchange, 405, "text/plain", "This page can only be looked at.\n");
      } else {
        route(exchange);
      }
    }
  }

  private void route(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestURI().getPath()) {
      case "", "/" -> send(exchange, 200, "text/html", Page.render(state.snapshot()));
      case "/api/v1/job" -> send(exchange, 200, "application/json", Json.job(state.snapshot()));
      case "/api/v1/events" -> events(exchange);
      default -> send(exchange, 404, "text/plain", "There is /, /api/v1/job, /api/v1/events.\n");
    }
  }

  private void events(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    long since = 0;
    for (String part : query == null ? new String[0] : query.split("&", -1)) {
      if (part.matches("since=\\d{1,18}")) {
        since = Long.parseLong(part.substring("since=".length()));
      } else if (part.startsWith("since=")) {
        send(exchange, 400, "text/plain", "since must be the number of an event.\n");
        return;
      }
    }
    send(exchange, 200, "application/json", Json.events(state.snapshot().events(), since));
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type + "; charset=utf-8");
    headers.set("Cache-Control", "no-store");
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
    if (!head) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
