package org.plait.yarn.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.io.DataOutputBuffer;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.yarn.client.ClientRMProxy;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.client.util.YarnClientUtils;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.util.ConverterUtils;

/**
 * What an ApplicationMaster needs on a Kerberos cluster, where it has no ticket of its own: the
 * right to read and write HDFS and to submit MapReduce jobs. Not yet tried on such a cluster.
 */
final class Tokens {
  private Tokens() {}

  /** Serialised tokens of the current user; nothing remaining where security is off. */
  static ByteBuffer of(YarnClient yarn, FileSystem fs, Configuration conf) {
    if (!UserGroupInformation.isSecurityEnabled()) {
      return ByteBuffer.allocate(0);
    }
    return Failures.calling("get delegation tokens", () -> collect(yarn, fs, conf));
  }

  private static ByteBuffer collect(YarnClient yarn, FileSystem fs, Configuration conf)
      throws IOException, YarnException {
    String renewer = YarnClientUtils.getRmPrincipal(conf);
    Credentials credentials =
        new Credentials(UserGroupInformation.getCurrentUser().getCredentials());
    fs.addDelegationTokens(renewer, credentials);
    Text service = ClientRMProxy.getRMDelegationTokenService(new YarnConfiguration(conf));
    credentials.addToken(
        service,
        ConverterUtils.convertFromYarn(yarn.getRMDelegationToken(new Text(renewer)), service));
    DataOutputBuffer buffer = new DataOutputBuffer();
    credentials.writeTokenStorageToStream(buffer);
    return ByteBuffer.wrap(buffer.getData(), 0, buffer.getLength());
  }
}
