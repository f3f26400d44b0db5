import { z } from 'zod';

const part = z.object({
  programId: z.uuid(),
  billId: z.uuid(),
  amountFen: z.int(),
  schoolName: z.string(),
  schoolId: z.uuid(),
});

/**
 * What a booking will put into the ledger: kept with it while it waits for a second person, carried out in one piece.
 * Amounts are positive; a refund's parts are taken off their bills.
 */
export const bookingPlan = z.object({
  parts: z.array(part).default([]),
  /** Refund from what was never allocated. */
  fromOpenFen: z.int().default(0),
  programId: z.uuid().nullable().default(null),
  refundIds: z.array(z.uuid()).default([]),
  originalId: z.uuid().nullable().default(null),
  otherFen: z.int().default(0),
  bookedOn: z.string().nullable().default(null),
});

export type BookingPlan = z.infer<typeof bookingPlan>;
export type PlannedPart = z.infer<typeof part>;
