import { expect, it } from 'vitest';
import { invoice } from '../invoice.ts';
import type { AnyEndpoint } from '../kernel/endpoint.ts';
import { payment } from '../payment.ts';

const { endpoints } = payment;

it.each([
  ['bills', endpoints.bills, endpoints.exportBills],
  ['remittances', endpoints.remittances, endpoints.exportRemittances],
  ['lines', endpoints.lines, endpoints.exportLines],
  ['three-way view', endpoints.threeWay, endpoints.exportThreeWay],
  ['invoices', invoice.endpoints.list, invoice.endpoints.export],
] satisfies [string, AnyEndpoint, AnyEndpoint][])(
  'the export of %s takes every filter of its list',
  (_, list, sent) => {
    const fields = (endpoint: AnyEndpoint) => Object.keys(endpoint.input.shape);
    const missing = fields(list).filter((field) => !fields(sent).includes(field));
    // an invoice list narrowed to one bill has no export of its own
    expect(missing.filter((field) => field !== 'billId')).toEqual(['page', 'size']);
  },
);
