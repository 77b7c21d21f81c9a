const who = 'says who somebody is, and touches neither goods nor money';
const partners = 'is about the news for partners, who read what others have done';
const words = 'changes words of a cart, and neither its goods nor its price';
const saved = 'keeps a payment method for later, which moves nothing';
const noOrder = 'is money without an order and without goods';
const owned = 'changes what the shop owes somebody, and no order';

/** The mutations that a walk leaves out, and why. Whoever adds one to the graph walks it, or says here why not. */
export const notWalked: Readonly<Record<string, string>> = {
  adjustStoredValue: owned,
  authorizeUpTo: noOrder,
  blockGiftCard: owned,
  captureDeposit: noOrder,
  chargeSavedPaymentMethod: noOrder,
  createCardSession: 'opens a page of the provider, and moves nothing',
  deleteWebhookEndpoint: partners,
  enrolDevice: who,
  grantLoyaltyPoints: owned,
  grantTradeAccount: 'lets somebody buy on account, and moves nothing',
  payInstalments: 'pays a plan of instalments, of orders that test/instalments walks by themselves',
  refreshSession: who,
  refundPayment: noOrder,
  registerDevice: who,
  registerWebhookEndpoint: partners,
  releaseDeposit: noOrder,
  removeAddress: who,
  replayWebhookDelivery: partners,
  requestDeposit: noOrder,
  revokeDevice: who,
  revokePaymentMethod: saved,
  rotateWebhookSecret: partners,
  saveAddress: who,
  savePaymentMethod: saved,
  sendTestWebhook: partners,
  sendMessageAgain: 'tells somebody once more what they were told',
  setCartContact: words,
  setCartNote: words,
  setDefaultPaymentMethod: saved,
  setInstalmentTerms: 'is about plans of instalments, and moves nothing',
  settleInvoice: 'is about what businesses owe for goods that have left long ago',
  signIn: who,
  signInStaff: who,
  signOut: who,
  signUp: who,
  updateWebhookEndpoint: partners,
};
