package dev.weir.ingest.http;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: one request at a time, each phase with a deadline. All of it runs on the
 * connection's event loop and never blocks it. One file, since it is one state machine.
 */
// Netty closes a connection whose writes fail; nobody waits for these futures.
@SuppressWarnings("FutureReturnValueIgnored")
final class Connection extends ChannelInboundHandlerAdapter {
  private static final Logger log = LoggerFactory.getLogger(Connection.class);

  /** A refused request's body up to this length is read over, so that the connection can stay. */
  private static final int MAX_DISCARDED_BYTES = 64 * 1024;

  /** How long a sender may take to read the last answer before the connection is cut. */
  private static final Duration LINGER = Duration.ofSeconds(2);

  private enum Phase {
    HEAD,
    BODY,
    DISCARDING,
    ANSWERING,
    CLOSING
  }

  private final Gateway gateway;
  private final ArrivalWatch arrivals;
  private Phase phase = Phase.HEAD;
  private boolean keepAlive;
  private @Nullable Deadline deadline;
  private @Nullable Upload upload;

  /** The writing of an answer that did not wait for its request's body. */
  private @Nullable ChannelFuture early;

  /** The request that is worked on; answers to any other come too late. */
  private @Nullable Object awaited;

  Connection(Gateway gateway, ArrivalWatch arrivals) {
    this.gateway = gateway;
    this.arrivals = arrivals;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    deadline = new Deadline(context.executor(), () -> late(context));
    deadline.set(gateway.limits().headerTimeout());
    context.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      // A connection that ends within headers leaves a broken request, and nobody to answer.
      boolean answerable = context.channel().isActive();
      if (phase == Phase.HEAD && message instanceof HttpRequest head && answerable) {
        begin(context, head);
      }
      if (message instanceof HttpContent content) {
        proceed(context, content);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void begin(ChannelHandlerContext context, HttpRequest head) {
    keepAlive = HttpUtil.isKeepAlive(head) && head.decoderResult().isSuccess();
    Routes.Target target = gateway.admission().admit(head);
    if (target instanceof Routes.Webhook webhook) {
      beginUpload(context, head, webhook);
    } else if (target instanceof Routes.Refused refused) {
      answerEarly(context, head, refused.answer());
    } else {
      answerEarly(context, head, Answer.ok(gateway.openApi().json()));
    }
  }

  private void beginUpload(
      ChannelHandlerContext context, HttpRequest head, Routes.Webhook webhook) {
    Upload begun = new Upload(head, webhook, gateway.budget().open());
    if (!begun.open()) {
      answerEarly(context, head, Answer.unavailable("Too many bytes are in flight."));
      return;
    }
    upload = begun;
    phase = Phase.BODY;
    due(gateway.limits().bodyTimeout());
    if (Admission.expectsContinue(head)) {
      AnswerWriter.writeContinue(context);
    }
  }

  /** Answers before the body is read; short bodies are read over afterwards, others cut off. */
  private void answerEarly(ChannelHandlerContext context, HttpRequest head, Answer answer) {
    boolean whole = head.decoderResult().isSuccess();
    long length = whole ? Admission.announcedLength(head) : Admission.CHUNKED;
    boolean skipped = length == 0 || (length > 0 && !Admission.expectsContinue(head));
    if (keepAlive && skipped && length <= MAX_DISCARDED_BYTES) {
      phase = Phase.DISCARDING;
      due(gateway.limits().bodyTimeout());
      early = gateway.answers().write(context, answer, true);
    } else {
      answerAndClose(context, answer);
    }
  }

  private void proceed(ChannelHandlerContext context, HttpContent content) {
    boolean last = content instanceof LastHttpContent;
    if (phase == Phase.DISCARDING && early != null && last) {
      context.channel().config().setAutoRead(false);
      early.addListener(done -> next(context));
    } else if (phase == Phase.BODY && upload != null) {
      if (content.decoderResult().isFailure()) {
        answerAndClose(context, Answer.badRequest("the chunks are malformed"));
        return;
      }
      switch (upload.take(content.content())) {
        case TOO_LONG -> answerAndClose(context, Answer.tooLarge(upload.maxBodyBytes()));
        case NO_MEMORY ->
            answerAndClose(context, Answer.unavailable("Too many bytes are in flight."));
        case TAKEN -> {
          if (last) {
            submit(context, upload);
          }
        }
      }
    }
  }

  private void submit(ChannelHandlerContext context, Upload whole) {
    upload = null;
    phase = Phase.ANSWERING;
    context.channel().config().setAutoRead(false);
    due(gateway.limits().answerTimeout());
    Object request = new Object();
    awaited = request;
    gateway
        .deliveries()
        .receive(
            whole.finish(gateway.clock().instant()),
            whole.route().endpoint().format(),
            whole.reservation(),
            answer -> reply(context, request, answer));
  }

  /** From whichever thread; after the drain timeout there may be no event loop left. */
  private void reply(ChannelHandlerContext context, Object request, Answer answer) {
    if (!context.executor().isShuttingDown()) {
      context.executor().execute(() -> answered(context, request, answer));
    }
  }

  private void answered(ChannelHandlerContext context, Object request, Answer answer) {
    if (awaited != request) {
      return;
    }
    awaited = null;
    if (!keepAlive || gateway.draining().get()) {
      answerAndClose(context, answer);
      return;
    }
    // Only when the sender has taken the answer: who reads nothing gets nothing more.
    due(gateway.limits().idleTimeout());
    ChannelFuture written = gateway.answers().write(context, answer, true);
    written.addListener(done -> next(context));
  }

  private void next(ChannelHandlerContext context) {
    if (phase == Phase.CLOSING) {
      return;
    }
    if (gateway.draining().get()) {
      closeOutput(context);
      return;
    }
    phase = Phase.HEAD;
    arrivals.reset();
    due(gateway.limits().idleTimeout());
    context.channel().config().setAutoRead(true);
  }

  private void answerAndClose(ChannelHandlerContext context, Answer answer) {
    forget();
    phase = Phase.CLOSING;
    due(LINGER);
    gateway.answers().write(context, answer, false).addListener(done -> closeOutput(context));
  }

  private void closeOutput(ChannelHandlerContext context) {
    phase = Phase.CLOSING;
    due(LINGER);
    OrderlyClose.of(context.channel());
  }

  private void late(ChannelHandlerContext context) {
    switch (phase) {
      case HEAD -> {
        if (arrivals.arrived()) {
          answerAndClose(context, Answer.badRequest("the headers did not arrive in time"));
        } else {
          context.close();
        }
      }
      case BODY -> answerAndClose(context, Answer.badRequest("the body did not arrive in time"));
      case ANSWERING -> {
        if (awaited == null) {
          context.close();
        } else {
          answered(context, awaited, Answer.unavailable("Kafka has not acknowledged in time."));
        }
      }
      case DISCARDING, CLOSING -> context.close();
    }
  }

  /** The gateway stops: a connection without a request closes now, others after theirs. */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event == GatewayServer.DRAIN && phase == Phase.HEAD && !arrivals.arrived()) {
      closeOutput(context);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    forget();
    phase = Phase.CLOSING;
    if (deadline != null) {
      deadline.cancel();
    }
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (!(cause instanceof IOException)) {
      log.warn("A connection failed", cause);
    }
    context.close();
  }

  private void forget() {
    awaited = null;
    if (upload != null) {
      upload.reservation().close();
      upload = null;
    }
  }

  private void due(Duration fromNow) {
    if (deadline != null) {
      deadline.set(fromNow);
    }
  }
}
