import mongoose, { Schema, type Types } from "mongoose";
import { MESSAGE_KINDS, type MessageKind } from "#models/shared/vocabulary.ts";

/** One letter to one person, left by the verb in its own commit and delivered later by a job. */
export interface OutboxDocument {
  _id: Types.ObjectId;
  kind: MessageKind;
  to: Types.ObjectId;
  /** What it is about: a booking's id, else the session's, else a key of its own. */
  about: string;
  /** Counts the messages about one thing: (kind, about, version, to) is unique, so a transition tells once. */
  version: number;
  /** Everything the letter says, frozen at the moment it was true. */
  facts: Record<string, unknown>;
  /** Given once; every try carries the same. */
  messageId: string;
  createdAt: Date;
  dueAt: Date;
  /** When it was first due, once it was tried in vain: `dueAt` is then the next try. */
  waitsSince: Date | null;
  claimedAt: Date | null;
  attempts: number;
  /** queued → sent (acknowledged by the mail server), no-address (told on screen only) or failed (given up). */
  state: "queued" | "sent" | "no-address" | "failed";
  settledAt: Date | null;
  lastError: string;
}

const schema = new Schema<OutboxDocument>(
  {
    kind: { type: String, enum: MESSAGE_KINDS, required: true },
    to: { type: Schema.Types.ObjectId, required: true },
    about: { type: String, required: true },
    version: { type: Number, required: true },
    facts: { type: Schema.Types.Mixed, default: {} },
    messageId: { type: String, required: true },
    createdAt: { type: Date, required: true },
    dueAt: { type: Date, required: true },
    waitsSince: { type: Date, default: null },
    claimedAt: { type: Date, default: null },
    attempts: { type: Number, default: 0 },
    state: { type: String, enum: ["queued", "sent", "no-address", "failed"], default: "queued" },
    settledAt: { type: Date, default: null },
    lastError: { type: String, default: "" },
  },
  { minimize: false },
);
schema.index({ about: 1, version: 1, kind: 1, to: 1 }, { unique: true });
schema.index({ dueAt: 1 }, { partialFilterExpression: { state: "queued" } });
schema.index({ waitsSince: 1 }, { partialFilterExpression: { state: "queued", waitsSince: { $type: "date" } } });
schema.index({ state: 1, createdAt: -1 });
schema.index({ to: 1, createdAt: 1 }, { partialFilterExpression: { state: "queued" }, name: "queued_to" });
schema.index({ to: 1, createdAt: -1 });

export const Outbox = mongoose.model("Outbox", schema);
