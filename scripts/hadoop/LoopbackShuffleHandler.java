import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.apache.hadoop.mapred.ShuffleChannelHandlerContext;
import org.apache.hadoop.mapred.ShuffleHandler;

/**
 * Hadoop's shuffle service, bound to 127.0.0.1. {@link ShuffleHandler} binds its port on all
 * addresses and has no setting for it: the only daemon of a one-machine cluster that would listen to
 * the network. {@code scripts/cluster} compiles this class and names it in {@code
 * yarn.nodemanager.aux-services.mapreduce_shuffle.class}.
 */
public final class LoopbackShuffleHandler extends ShuffleHandler {
  private ShuffleChannelHandlerContext context;
  private int port;

  @Override
  protected ShuffleChannelHandlerContext createHandlerContext() {
    context = super.createHandlerContext();
    return context;
  }

  /**
   * Starts the service as Hadoop does, opens a second server channel on a loopback port of the
   * kernel's choice and closes the first. (Binding the first one's own port would race with its
   * closing, which Netty finishes later.)
   */
  @Override
  protected void serviceStart() throws Exception {
    super.serviceStart();
    Channel everywhere = allChannels.iterator().next();
    // The last handler of a server channel is what ServerBootstrap put there to set up connections.
    ChannelInboundHandler acceptor = (ChannelInboundHandler) everywhere.pipeline().last();
    Channel loopback = new NioServerSocketChannel();
    loopback.pipeline().addLast(new Forward(acceptor));
    everywhere.eventLoop().register(loopback).sync();
    loopback.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).sync();
    allChannels.add(loopback);
    everywhere.close().sync();

    port = ((InetSocketAddress) loopback.localAddress()).getPort();
    context.port = port; // requests are signed for host and port
  }

  /** What reducers learn about this service: its port. */
  @Override
  public synchronized ByteBuffer getMetaData() {
    try {
      return serializeMetaData(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Hands accepted connections to the acceptor of the first channel, which itself may not move:
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
