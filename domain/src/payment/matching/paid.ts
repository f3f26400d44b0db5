import type { EarlierBooking, MatchBill } from './match-input.ts';

interface Payment {
  readonly key: string;
  readonly amountFen: number;
  readonly account: string;
  readonly remark: string;
}

/** What is known of a bill's payments while lines are judged one after the other. */
export class PaidState {
  readonly #paidFen = new Map<string, number>();
  readonly #payments = new Map<string, Payment[]>();
  /** Lines that wait for a person and may well be for this bill. */
  readonly #waiting = new Map<string, Payment[]>();
  readonly #waitsFor = new Map<string, string[]>();
  readonly #bookedBy = new Map<string, { billId: string; payment: Payment }[]>();

  constructor(bills: readonly MatchBill[], earlier: readonly EarlierBooking[]) {
    for (const bill of bills) if (bill.paidFen !== 0) this.#paidFen.set(bill.id, bill.paidFen);
    for (const one of earlier) {
      const payment = { key: '', amountFen: one.amountFen, account: one.counterAccount, remark: one.remark };
      push(this.#payments, one.billId, payment);
    }
  }

  paidFen(billId: string): number {
    return this.#paidFen.get(billId) ?? 0;
  }

  /** What the bill still lacks; negative when it was paid more than it asks. */
  openFen(bill: MatchBill): number {
    return bill.heads * bill.feeFen - this.paidFen(bill.id);
  }

  /** Why this amount should not be booked on the bill without a person; null when nothing speaks against it. */
  objection(bill: MatchBill, amountFen: number, account: string, remark: string): string | null {
    const paid = this.paidFen(bill.id);
    if (paid > 0 && amountFen > this.openFen(bill)) {
      return this.openFen(bill) <= 0
        ? '该校应缴已经缴清，这一笔可能是重复缴费'
        : '加上已到账的会超过该校应缴，可能是重复或多缴';
    }
    const twin = this.#payments
      .get(bill.id)
      ?.some((one) => one.amountFen === amountFen && sameSender(one, account, remark));
    if (twin) return '该校已有一笔金额、付款账号和备注都相同的到账，可能是重复缴费';
    const waiting = this.#waiting.get(bill.id) ?? [];
    const waitingFen = waiting.reduce((sum, one) => sum + one.amountFen, 0);
    const isTooMuch = waiting.length > 0 && amountFen + waitingFen > this.openFen(bill);
    return isTooMuch ? '更早有一笔可能属于该校的到账还在等人认领，两笔合起来会超过应缴' : null;
  }

  book(key: string, billId: string, amountFen: number, account: string, remark: string): void {
    const payment = { key, amountFen, account, remark };
    this.#paidFen.set(billId, this.paidFen(billId) + amountFen);
    push(this.#payments, billId, payment);
    push(this.#bookedBy, key, { billId, payment });
  }

  wait(key: string, billId: string, amountFen: number): void {
    push(this.#waiting, billId, { key, amountFen, account: '', remark: '' });
    push(this.#waitsFor, key, billId);
  }

  /** The bank took a line back: what was booked from it counts no longer, so that the school may pay again. */
  takeBack(key: string): void {
    for (const { billId, payment } of this.#bookedBy.get(key) ?? []) {
      this.#paidFen.set(billId, this.paidFen(billId) - payment.amountFen);
      this.#payments.set(
        billId,
        (this.#payments.get(billId) ?? []).filter((one) => one !== payment),
      );
    }
    this.#bookedBy.delete(key);
    for (const billId of this.#waitsFor.get(key) ?? []) {
      this.#waiting.set(
        billId,
        (this.#waiting.get(billId) ?? []).filter((one) => one.key !== key),
      );
    }
    this.#waitsFor.delete(key);
  }
}

function sameSender(payment: Payment, account: string, remark: string): boolean {
  return payment.remark === remark && (payment.account === '' || account === '' || payment.account === account);
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
