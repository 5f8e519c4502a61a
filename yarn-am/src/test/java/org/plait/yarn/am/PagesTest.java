package org.plait.yarn.am;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.apache.hadoop.conf.Configuration;
import org.junit.Test;

public class PagesTest {
  private static final String APPLICATION = "application_1_0001";
  private static final String PROXY = "http://rm:8088/proxy/application_1_0002/";

  private final Configuration conf = new Configuration(false);

  private String last(String job, String url) {
    conf.set("yarn.resourcemanager.webapp.address", "rm.example:8088");
    return Pages.last(conf, APPLICATION, job, url);
  }

  @Test
  public void theHistoryServerKnowsTheLastJob() {
    conf.set("mapreduce.jobhistory.webapp.address", "history:19888");
    assertEquals("http://history:19888/jobhistory/job/job_1_0002", last("job_1_0002", PROXY));
    conf.set("mapreduce.jobhistory.http.policy", "HTTPS_ONLY");
    assertTrue(last("job_1_0002", PROXY).startsWith("https://history"));
  }

  @Test
  public void anAddressThatOnlyBindsLeadsNowhere() {
    conf.set("mapreduce.jobhistory.webapp.address", "0.0.0.0:19888");
    assertEquals(PROXY, last("job_1_0002", PROXY));
  }

  @Test
  public void withoutAJobThereIsTheApplicationsPage() {
    conf.set("mapreduce.jobhistory.webapp.address", "history:19888");
    String page = last("", "");
    assertTrue(page, page.startsWith("http://"));
    assertTrue(page, page.endsWith(":8088/cluster/app/" + APPLICATION));
  }
}
