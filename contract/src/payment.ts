import { feature } from './kernel/endpoint.ts';
import { billEndpoints } from './payment/bill.ts';
import { bookingEndpoints } from './payment/booking.ts';
import { closingEndpoints } from './payment/closing.ts';
import { journalEndpoints } from './payment/journal.ts';
import { remittanceEndpoints } from './payment/remittance.ts';
import { statementEndpoints } from './payment/statement.ts';
import { threeWayEndpoints } from './payment/three-way.ts';

/** Bills, remittances, bank statements, bookings, closings: the money of a program from due to balanced (rules §6). */
export const payment = feature('payment', '缴费', {
  ...billEndpoints,
  ...remittanceEndpoints,
  ...statementEndpoints,
  ...bookingEndpoints,
  ...closingEndpoints,
  ...threeWayEndpoints,
  ...journalEndpoints,
});
