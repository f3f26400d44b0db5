import type { FeatureRoute } from '../frame/feature-route.ts';

export const routes: readonly FeatureRoute[] = [
  {
    path: 'bills',
    page: async () => (await import('./BillsPage.tsx')).BillsPage,
    permission: 'payment.read',
    menu: { group: '缴费', label: '缴费单', order: 10 },
  },
  {
    path: 'bills/:programId/:billId',
    page: async () => (await import('./BillPage.tsx')).BillPage,
    permission: 'payment.read',
  },
  {
    path: 'bills/:programId/:billId/remittance',
    page: async () => (await import('./RemittanceNewPage.tsx')).RemittanceNewPage,
    permission: 'payment.register',
  },
  {
    path: 'three-way',
    page: async () => (await import('./ThreeWayPage.tsx')).ThreeWayPage,
    permission: ['payment.check', 'payment.ledger'],
    menu: { group: '缴费', label: '三方核对', order: 15 },
  },
  {
    path: 'remittances',
    page: async () => (await import('./RemittanceListPage.tsx')).RemittanceListPage,
    permission: 'payment.read',
    menu: { group: '缴费', label: '汇款登记', order: 20 },
  },
  {
    path: 'bank-lines',
    page: async () => (await import('./WorkbenchPage.tsx')).WorkbenchPage,
    permission: 'payment.ledger',
    menu: { group: '缴费', label: '待认领', order: 30 },
  },
  {
    path: 'known-payers',
    page: async () => (await import('./KnownPayerPage.tsx')).KnownPayerPage,
    permission: 'payment.ledger',
  },
  {
    path: 'statements',
    page: async () => (await import('./StatementPage.tsx')).StatementPage,
    permission: 'payment.ledger',
    menu: { group: '缴费', label: '导入流水', order: 40 },
  },
  {
    path: 'ledger',
    page: async () => (await import('./LedgerPage.tsx')).LedgerPage,
    permission: 'payment.ledger',
    menu: { group: '缴费', label: '流水台账', order: 50 },
  },
  {
    path: 'ledger/:lineId',
    page: async () => (await import('./LinePage.tsx')).LinePage,
    permission: 'payment.ledger',
  },
  {
    path: 'bookings',
    page: async () => (await import('./BookingListPage.tsx')).BookingListPage,
    permission: 'payment.ledger',
    menu: { group: '缴费', label: '入账与复核', order: 60 },
  },
  {
    path: 'booking-reviews',
    page: async () => (await import('./ReviewPage.tsx')).ReviewPage,
    permission: 'payment.ledger',
  },
  {
    path: 'journal-setting',
    page: async () => (await import('./JournalSettingPage.tsx')).JournalSettingPage,
    permission: 'payment.close',
  },
  {
    path: 'refunds',
    page: async () => (await import('./RefundListPage.tsx')).RefundListPage,
    permission: 'payment.ledger',
    menu: { group: '缴费', label: '退款', order: 70 },
  },
  {
    path: 'closings',
    page: async () => (await import('./ClosingPage.tsx')).ClosingPage,
    permission: 'payment.ledger',
    menu: { group: '缴费', label: '对账与结账', order: 80 },
  },
];
