import { Lease } from "./lease.document.ts";

/** How long a lease lasts without being renewed: so long after a crash does the job rest. */
export const LEASE_SECONDS = 30;

/** Takes or renews the lease of a job; false while another holds it. */
export async function holdLease(job: string, holder: string, now: Date): Promise<boolean> {
  const until = new Date(now.getTime() + LEASE_SECONDS * 1000);
  try {
    await Lease.updateOne(
      { _id: job, $or: [{ holder }, { until: { $lte: now } }] },
      { $set: { holder, until } },
      { upsert: true },
    );
    return true;
  } catch (error) {
    if ((error as { code?: number }).code === 11000) return false; // another's row stands where ours would go
    throw error;
  }
}

/** Lets go of it, so that another need not wait for its end. */
export async function dropLease(job: string, holder: string): Promise<void> {
  await Lease.deleteOne({ _id: job, holder });
}
