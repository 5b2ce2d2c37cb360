package dev.weir.ingest.http;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What all connections share.
 *
 * @param draining set once the gateway stops: each connection closes after its request
 */
record Gateway(
    Admission admission,
    Deliveries deliveries,
    ByteBudget budget,
    AnswerWriter answers,
    OpenApiDocument openApi,
    Limits limits,
    Clock clock,
    AtomicBoolean draining) {}
