import mongoose, { Schema, type Types } from "mongoose";

/** A link or code that signs somebody in, or proves a mail address, once. Only its hash is kept. */
export interface SignInLinkDocument {
  _id: Types.ObjectId;
  /** sha256 of the secret, hex. */
  hash: string;
  purpose: "link" | "code" | "set-up" | "address";
  /** The mail address it proves, with the purpose "address". */
  email?: string;
  /** Absent for the set-up link: there is nobody yet. */
  person: Types.ObjectId | null;
  /** Wrong codes typed so far. */
  attempts: number;
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
}

const link = new Schema<SignInLinkDocument>({
  hash: { type: String, required: true },
  purpose: { type: String, enum: ["link", "code", "set-up", "address"], required: true },
  email: String,
  person: { type: Schema.Types.ObjectId, default: null },
  attempts: { type: Number, default: 0 },
  createdAt: { type: Date, required: true },
  expiresAt: { type: Date, required: true },
  usedAt: { type: Date, default: null },
});
link.index({ hash: 1 }, { unique: true });
link.index({ person: 1, purpose: 1 });
link.index({ expiresAt: 1 }, { expireAfterSeconds: 86_400 });

export const SignInLink = mongoose.model("SignInLink", link);

/** Somebody signed in on one browser. `_id` is the sha256 of the cookie's secret. */
export interface SignInDocument {
  _id: string;
  person: Types.ObjectId;
  /** What the browser calls itself, for the list of own sign-ins. */
  browser: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
}

const signIn = new Schema<SignInDocument>({
  _id: { type: String, required: true },
  person: { type: Schema.Types.ObjectId, required: true },
  browser: { type: String, default: "" },
  createdAt: { type: Date, required: true },
  lastSeenAt: { type: Date, required: true },
  expiresAt: { type: Date, required: true },
});
signIn.index({ person: 1 });
signIn.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const SignIn = mongoose.model("SignIn", signIn);
