package org.plait.model.store;

import static org.junit.Assert.assertEquals;

import org.apache.hadoop.fs.Path;
import org.junit.Test;

public class WorkFolderTest {

  @Test
  public void workFolderStandsHiddenBesideTheOutput() {
    WorkFolder work = WorkFolder.of(new Path("hdfs://nn:8020/user/ann/digits"));
    assertEquals("hdfs://nn:8020/user/ann/.digits.plait", work.path().toString());
    assertEquals("hdfs://nn:8020/user/ann/.digits.plait/plan.json", work.plan().toString());
    assertEquals("hdfs://nn:8020/user/ann/.digits.plait/events.jsonl", work.events().toString());
    assertEquals("hdfs://nn:8020/user/ann/.digits.plait/jobs", work.jobs().toString());
  }

  @Test
  public void stepsHaveSixDigitsOrMore() {
    WorkFolder work = WorkFolder.of(new Path("/m"));
    assertEquals("/.m.plait/step-000012", work.checkpoint(12).toString());
    assertEquals("/.m.plait/step-12345678", work.checkpoint(12_345_678).toString());
  }
}
