package org.plait.yarn.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Test;
import org.plait.base.Clock;
import org.plait.train.Event;
import org.plait.yarn.ManualClock;

public class TrackingServerTest {
  private final RunState state = new RunState("application_1_0001", 1, Clock.system());
  private TrackingServer server;

  @After
  public void stop() {
    if (server != null) {
      server.close();
    }
  }

  private HttpResponse<String> ask(String method, String path, String... proxies)
      throws IOException, InterruptedException {
    if (server == null) {
      server = TrackingServer.start("127.0.0.1", List.of(proxies), state, Clock.system());
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return ask("GET", path, "127.0.0.1:8088");
  }

  @Test
  public void thePageIsServed() throws Exception {
    HttpResponse<String> page = get("");
    assertEquals(200, page.statusCode());
    assertEquals("text/html; charset=utf-8", page.headers().firstValue("Content-Type").orElse(""));
    assertTrue(page.body(), page.body().startsWith("<!DOCTYPE html>"));
    String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
    assertTrue(policy, policy.contains("default-src 'none'"));
    assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
  }

  @Test
  public void theInterfaceIsServed() throws Exception {
    state.record(Event.PROGRESS, Map.of("text", "a"));
    state.record(Event.PROGRESS, Map.of("text", "b"));
    assertTrue(get("api/v1/job").body().contains("\"application\":\"application_1_0001\""));
    assertEquals(2, get("api/v1/events").body().split("\"number\"", -1).length - 1);
    assertEquals(1, get("api/v1/events?since=1").body().split("\"number\"", -1).length - 1);
    assertEquals(400, get("api/v1/events?since=x").statusCode());
    assertEquals(404, get("etc/passwd").statusCode());
  }

  @Test
  public void strangersAreSentToTheProxy() throws Exception {
    HttpResponse<String> page = ask("GET", "", "10.255.255.1:8088");
    assertEquals(403, page.statusCode());
    assertTrue(page.body(), page.body().contains("through the ResourceManager"));
    assertFalse(page.body(), page.body().contains("application_1_0001"));
  }

  @Test
  public void nothingCanBeChanged() throws Exception {
    for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS")) {
      assertEquals(method, 405, ask(method, "", "localhost").statusCode());
    }
    assertEquals("", ask("HEAD", "", "localhost").body());
  }

  @Test
  public void proxiesAreNamedWithAndWithoutPortsInBothFamilies() throws Exception {
    Clock clock = new ManualClock();
    InetAddress four = InetAddress.getByName("10.1.2.3");
    InetAddress six = InetAddress.getByName("fd00::1");
    assertTrue(new ProxyGate(List.of("10.1.2.3"), clock).admits(four));
    assertTrue(new ProxyGate(List.of("10.1.2.3:80"), clock).admits(four));
    assertTrue(new ProxyGate(List.of("[fd00::1]:80"), clock).admits(six));
    assertTrue(new ProxyGate(List.of("fd00::1"), clock).admits(six));
    assertFalse(new ProxyGate(List.of("10.1.2.4"), clock).admits(four));
    assertFalse(new ProxyGate(List.of(), clock).admits(four));
    assertFalse(new ProxyGate(List.of("no.such.host.invalid:80"), clock).admits(four));
  }
}
