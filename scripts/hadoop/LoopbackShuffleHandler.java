import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.apache.hadoop.mapred.ShuffleHandler;

/**
 * Hadoop's shuffle service, bound to 127.0.0.1. {@link ShuffleHandler} binds its port on all
 * addresses and has no setting for it: the only daemon of a one-machine cluster that would listen to
 * the network. {@code scripts/cluster} compiles this class and names it in {@code
 * yarn.nodemanager.aux-services.mapreduce_shuffle.class}.
 */
public final class LoopbackShuffleHandler extends ShuffleHandler {

  /** Starts the service as Hadoop does, then moves its server channel, on the same port. */
  @Override
  protected void serviceStart() throws Exception {
    super.serviceStart();
    Channel everywhere = allChannels.iterator().next();
    // The last handler of a server channel is what ServerBootstrap put there to set up connections.
    ChannelInboundHandler acceptor = (ChannelInboundHandler) everywhere.pipeline().last();
    int port = ((InetSocketAddress) everywhere.localAddress()).getPort();

    Channel loopback = new NioServerSocketChannel();
    loopback.pipeline().addLast(new Forward(acceptor));
    everywhere.eventLoop().register(loopback).sync();
    everywhere.close().sync();
    loopback.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)).sync();
    allChannels.add(loopback);
  }

  /**
   * Hands accepted connections to the acceptor of another channel, which may not itself be moved:
   * Netty allows a handler in one pipeline only.
   */
  private static final class Forward extends ChannelInboundHandlerAdapter {
    private final ChannelInboundHandler acceptor;

    Forward(ChannelInboundHandler acceptor) {
      this.acceptor = acceptor;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object connection) throws Exception {
      acceptor.channelRead(context, connection);
    }
  }
}
