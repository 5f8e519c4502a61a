package org.plait.yarn.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.Test;
import org.plait.train.Event;
import org.plait.yarn.ManualClock;

public class PageTest {
  private static final String EVIL = "<script>alert('x')</script>\"&";

  private final RunState state = new RunState("application_1_0001", 2, new ManualClock());

  private String html() {
    return Page.render(state.snapshot());
  }

  private void step(int step, double objective) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("step", (double) step);
    facts.put("iteration", (double) step);
    facts.put("objective", objective);
    facts.put("rowsPerSecond", 1234.0);
    facts.put("secondsLeftAtMost", 125.0);
    state.record(Event.STEP, facts);
  }

  @Test
  public void aRunThatHasSaidNothingHasAPage() {
    String html = html();
    assertTrue(html, html.contains("application_1_0001, attempt 2"));
    assertTrue(html, html.contains("class=\"state starting\">starting"));
    assertFalse(html, html.contains("<svg"));
  }

  @Test
  public void numbersOfTheLastStepAreShown() {
    step(1, 0.5);
    step(2, 0.25);
    String html = html();
    assertTrue(html, html.contains("<dt>Objective</dt><dd>0.250000</dd>"));
    assertTrue(html, html.contains("<dt>Rows/s</dt><dd>1,234</dd>"));
    assertTrue(html, html.contains("<dt>At most left</dt><dd>2 min 5 s</dd>"));
    assertTrue(html, html.contains("<svg"));
  }

  @Test
  public void everythingThatIsNotOursIsEscaped() {
    state.record(Event.STARTED, Map.of("output", EVIL, EVIL, EVIL));
    state.record(EVIL, Map.of("text", EVIL));
    state.record(Event.PROGRESS, Map.of(EVIL, EVIL));
    state.waiting(EVIL);
    state.jobSubmitted(EVIL, EVIL, "https://" + EVIL);
    String html = html();
    assertFalse(html, html.contains("alert('x')"));
    assertEquals("only our own script", 1, html.split("<script", -1).length - 1);
    assertTrue(html, html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;"));
  }

  @Test
  public void onlyWebAddressesBecomeLinks() {
    state.jobSubmitted("step 1", "job_1_1", "javascript:alert(1)");
    assertFalse(html().contains("href=\"javascript"));
    state.jobSubmitted("step 1", "job_1_1", "http://rm/proxy/application_1_1/");
    assertTrue(html().contains("href=\"http://rm/proxy/application_1_1/\">job_1_1</a>"));
  }

  @Test
  public void thePageBringsEverythingItNeedsAndAsksOnlyItsOwnServer() {
    String html = html();
    assertFalse(html, html.contains("src="));
    assertFalse(html, html.contains("@import"));
    assertTrue(html, html.contains("fetch(\"api/v1/job\""));
    assertFalse("relative addresses only", html.contains("fetch(\"/"));
    assertTrue(html, html.contains("width=device-width"));
    assertTrue(html, html.contains("prefers-color-scheme: dark"));
    assertFalse("every placeholder is filled", html.matches("(?s).*@[A-Z]+@.*"));
  }

  @Test
  public void jobsShowHowFarTheyAre() {
    state.jobSubmitted("step 3", "job_1_4", "");
    state.jobProgress("step 3", 0.5, 0.25);
    assertTrue(html(), html().contains("step 3: job_1_4, map 50 %, reduce 25 %"));
  }

  @Test
  public void durationsAndNumbersAreForPeople() {
    assertEquals("5 s", Page.duration(5.4));
    assertEquals("1 min 1 s", Page.duration(61));
    assertEquals("2 h 1 min", Page.duration(7260));
    assertEquals("1,000,000", Page.text(1e6));
    assertEquals("0.333333", Page.text(1 / 3.0));
    assertEquals("1.00000e-12", Page.text(1e-12));
    assertEquals("NaN", Page.text(Double.NaN));
    assertEquals("", Page.text(null));
  }
}
