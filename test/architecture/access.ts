import { type Role, roles } from '../../src/platform/graphql/access.js';

/**
 * Who may call which root field. Written by hand, so that a change of a rule in the code is a change here as
 * well, where it is seen. Whose things they are is decided further in: a field that says yes to guests shows
 * each guest their own.
 */
const written = `
                                    GUEST CUSTOMER ASSOCIATE AGENT SUPERVISOR PARTNER DEVICE ADMIN
  Query.bankTransfers               -     -        -         -     yes        -       -      yes
  Query.captureRules                -     -        -         -     yes        -       -      yes
  Query.approvals                   -     -        -         -     yes        -       -      yes
  Query.auditEntries                -     -        -         -     yes        -       -      yes
  Query.cart                        yes   yes      yes       yes   yes        yes     yes    yes
  Query.categories                  yes   yes      yes       yes   yes        yes     yes    yes
  Query.category                    yes   yes      yes       yes   yes        yes     yes    yes
  Query.cheques                     -     -        -         -     yes        -       -      yes
  Query.deliveryOptions             yes   yes      yes       yes   yes        yes     yes    yes
  Query.customer                    -     -        -         yes   yes        -       -      yes
  Query.customers                   -     -        -         yes   yes        -       -      yes
  Query.devices                     -     -        -         -     yes        -       -      yes
  Query.discountLimits              -     -        -         -     yes        -       -      yes
  Query.disputes                    -     -        -         yes   yes        -       -      yes
  Query.eligiblePaymentMethods      yes   yes      yes       yes   yes        yes     yes    yes
  Query.giftCardBalance             yes   yes      yes       yes   yes        -       yes    yes
  Query.instalmentOffers            yes   yes      yes       yes   yes        yes     yes    yes
  Query.location                    yes   yes      yes       yes   yes        yes     yes    yes
  Query.messages                    yes   yes      -         yes   yes        -       -      yes
  Query.node                        yes   yes      yes       yes   yes        yes     yes    yes
  Query.nodes                       yes   yes      yes       yes   yes        yes     yes    yes
  Query.openTillSession             -     -        yes       -     yes        -       yes    yes
  Query.order                       yes   yes      yes       yes   yes        yes     yes    yes
  Query.orders                      yes   yes      -         yes   yes        -       -      yes
  Query.overdueInstalments          -     -        -         yes   yes        -       -      yes
  Query.overdueInvoices             -     -        -         yes   yes        -       -      yes
  Query.paymentIntent               yes   yes      yes       yes   yes        yes     yes    yes
  Query.payouts                     -     -        yes       -     yes        -       yes    yes
  Query.pickupWaitTimes             -     -        yes       yes   yes        -       yes    yes
  Query.pickupRules                 -     -        -         -     yes        -       -      yes
  Query.pickupOptions               yes   yes      yes       yes   yes        yes     yes    yes
  Query.product                     yes   yes      yes       yes   yes        yes     yes    yes
  Query.products                    yes   yes      yes       yes   yes        yes     yes    yes
  Query.sharedPayment               yes   yes      yes       yes   yes        yes     yes    yes
  Query.sourcingSettings            -     -        -         -     yes        -       -      yes
  Query.stores                      yes   yes      yes       yes   yes        yes     yes    yes
  Query.storeReservation            yes   yes      yes       yes   yes        yes     yes    yes
  Query.storeReservations           yes   yes      yes       yes   yes        -       yes    yes
  Query.storeTaskCounts             -     -        yes       yes   yes        -       yes    yes
  Query.storeTasks                  -     -        yes       yes   yes        -       yes    yes
  Query.transferRoutes              -     -        -         -     yes        -       -      yes
  Query.transfers                   -     -        yes       yes   yes        -       yes    yes
  Query.tags                        -     -        yes       -     yes        -       yes    yes
  Query.latestVisit                 -     yes      -         -     -          -       -      -
  Query.unsettledVisits             -     -        yes       yes   yes        -       yes    yes
  Query.visit                       yes   yes      yes       yes   yes        yes     yes    yes
  Query.viewer                      yes   yes      yes       yes   yes        yes     yes    yes
  Query.refundPlan                  yes   yes      yes       yes   yes        -       yes    yes
  Query.returnableOrders            -     -        yes       yes   yes        -       yes    yes
  Query.returnOrder                 yes   yes      yes       yes   yes        yes     yes    yes
  Query.returnOrders                yes   yes      yes       yes   yes        -       yes    yes
  Query.returnReasons               yes   yes      yes       yes   yes        yes     yes    yes
  Query.webhookEndpoints            -     -        -         -     -          yes     -      yes

  Mutation.acceptFulfilment         -     -        yes       -     yes        -       yes    yes
  Mutation.approveReturn            -     -        -         yes   yes        -       -      yes
  Mutation.cancelReturn             yes   yes      yes       yes   yes        -       yes    yes
  Mutation.chooseReplacement        yes   yes      yes       yes   yes        -       yes    yes
  Mutation.declineReturn            -     -        -         yes   yes        -       -      yes
  Mutation.exchangeReturn           -     -        yes       yes   yes        -       -      yes
  Mutation.executeRefundPlan        -     -        yes       yes   yes        -       -      yes
  Mutation.giveUpReplacement        yes   yes      yes       yes   yes        -       yes    yes
  Mutation.inspectReturn            -     -        yes       -     yes        -       yes    yes
  Mutation.markReturnSent           yes   yes      -         yes   yes        -       -      yes
  Mutation.openReturnAtCounter      -     -        yes       -     yes        -       yes    yes
  Mutation.receiveReturn            -     -        yes       -     yes        -       yes    yes
  Mutation.refundOnTerminal         -     -        yes       -     yes        -       yes    yes
  Mutation.releaseFromQuarantine    -     -        yes       -     yes        -       yes    yes
  Mutation.requestReturn            yes   yes      -         yes   yes        -       -      yes
  Mutation.saveReturnReason         -     -        -         -     yes        -       -      yes
  Mutation.setReturnLabelFee        -     -        -         -     yes        -       -      yes
  Mutation.addOrderLines            yes   yes      -         yes   yes        -       -      yes
  Mutation.addCartLines             yes   yes      yes       yes   yes        -       yes    yes
  Mutation.adjustStock              -     -        yes       -     yes        -       yes    yes
  Mutation.adjustStoredValue        -     -        -         -     yes        -       -      yes
  Mutation.abandonVisit             -     yes      -         -     -          -       -      -
  Mutation.correctVisit             -     -        yes       -     yes        -       yes    yes
  Mutation.enterStore               -     -        yes       -     yes        -       yes    yes
  Mutation.leaveStore               -     -        yes       -     yes        -       yes    yes
  Mutation.openVisit                -     yes      -         -     -          -       -      -
  Mutation.recordVisitPicks         -     -        yes       -     yes        -       yes    yes
  Mutation.addScannedItems          -     -        yes       -     yes        -       yes    yes
  Mutation.removeScannedItems       -     -        yes       -     yes        -       yes    yes
  Mutation.takeBackTags             -     -        yes       -     yes        -       yes    yes
  Mutation.announceArrival          yes   yes      yes       yes   yes        -       yes    yes
  Mutation.authorizeUpTo            -     yes      -         yes   yes        -       -      yes
  Mutation.approveRefund            -     -        -         -     yes        -       -      yes
  Mutation.blockGiftCard            -     -        -         -     yes        -       -      yes
  Mutation.assignBankTransfer       -     -        -         -     yes        -       -      yes
  Mutation.bounceCheque             -     -        -         -     yes        -       -      yes
  Mutation.cancelOrder              yes   yes      yes       yes   yes        -       yes    yes
  Mutation.cancelOrderLines         yes   yes      -         yes   yes        -       -      yes
  Mutation.cancelPayment            yes   yes      -         yes   yes        -       -      yes
  Mutation.cancelStoreReservation   yes   yes      -         yes   yes        -       -      yes
  Mutation.collectStoreReservation  -     -        yes       -     yes        -       yes    yes
  Mutation.confirmStoreReservation  -     -        yes       -     yes        -       yes    yes
  Mutation.markStoreReservationReady -    -        yes       -     yes        -       yes    yes
  Mutation.rejectStoreReservation   -     -        yes       -     yes        -       yes    yes
  Mutation.reserveInStore           yes   yes      -         yes   yes        -       -      yes
  Mutation.cancelSharedPayment      yes   yes      -         yes   yes        -       -      yes
  Mutation.cancelTransfer           -     -        yes       -     yes        -       yes    yes
  Mutation.captureDeposit           -     -        -         yes   yes        -       -      yes
  Mutation.capturePayment           -     -        -         yes   yes        -       -      yes
  Mutation.changeCartLines          yes   yes      yes       yes   yes        -       yes    yes
  Mutation.chargeSavedPaymentMethod -     -        -         -     yes        -       -      yes
  Mutation.changeOrderDelivery      yes   yes      -         yes   yes        -       -      yes
  Mutation.chooseCartFulfilment     yes   yes      yes       yes   yes        -       yes    yes
  Mutation.claimCart                -     yes      -         -     -          -       -      -
  Mutation.claimTask                -     -        yes       -     yes        -       yes    yes
  Mutation.clearCheque              -     -        -         -     yes        -       -      yes
  Mutation.closeTill                -     -        yes       -     yes        -       yes    yes
  Mutation.confirmPayment           yes   yes      -         yes   yes        -       -      yes
  Mutation.confirmPayout            -     -        -         -     yes        -       -      yes
  Mutation.createCardSession        yes   yes      -         yes   yes        -       -      yes
  Mutation.createCart               yes   yes      yes       yes   yes        -       yes    yes
  Mutation.createGiftCardToken      yes   yes      yes       yes   yes        -       yes    yes
  Mutation.createSharedPayment      yes   yes      -         yes   yes        -       -      yes
  Mutation.decideApproval           -     -        -         -     yes        -       -      yes
  Mutation.declareTransferLost      -     -        yes       -     yes        -       yes    yes
  Mutation.deleteWebhookEndpoint    -     -        -         -     -          yes     -      yes
  Mutation.giveDiscount             -     -        yes       yes   yes        -       -      yes
  Mutation.enrolDevice              yes   yes      yes       yes   yes        yes     yes    yes
  Mutation.grantLoyaltyPoints       -     -        -         -     yes        -       -      yes
  Mutation.grantStoreCredit         -     -        -         -     yes        -       -      yes
  Mutation.grantTradeAccount        -     -        -         -     yes        -       -      yes
  Mutation.handOverAtCounter        -     -        yes       -     yes        -       yes    yes
  Mutation.handBackTask             -     -        yes       -     yes        -       yes    yes
  Mutation.handOverOrder            -     -        yes       -     yes        -       yes    yes
  Mutation.holdCartStock            yes   yes      yes       yes   yes        -       yes    yes
  Mutation.issueGiftCard            -     -        -         -     yes        -       -      yes
  Mutation.joinCart                 -     -        -         yes   yes        -       -      yes
  Mutation.packShipment             -     -        yes       -     yes        -       yes    yes
  Mutation.receiveParcelBack        -     -        yes       -     yes        -       yes    yes
  Mutation.reportParcel             -     -        -         yes   yes        -       -      yes
  Mutation.shipParcel               -     -        yes       -     yes        -       yes    yes
  Mutation.nameCollector            yes   yes      -         yes   yes        -       -      yes
  Mutation.requireIdentityCheck     -     -        yes       -     yes        -       yes    yes
  Mutation.setPickupRule            -     -        -         -     yes        -       -      yes
  Mutation.markPickupReady          -     -        yes       -     yes        -       yes    yes
  Mutation.paySharedPaymentShare    yes   yes      -         yes   yes        -       -      yes
  Mutation.openTill                 -     -        yes       -     yes        -       yes    yes
  Mutation.payInstalments           -     yes      -         yes   yes        -       -      yes
  Mutation.payOutCash               -     -        yes       -     yes        -       yes    yes
  Mutation.receiveTransfer          -     -        yes       -     yes        -       yes    yes
  Mutation.pickFulfilment           -     -        yes       -     yes        -       yes    yes
  Mutation.placeOrder               yes   yes      yes       yes   yes        -       yes    yes
  Mutation.recordBankTransfers      -     -        -         -     yes        -       -      yes
  Mutation.refreshSession           yes   yes      yes       yes   yes        yes     yes    yes
  Mutation.refundOrder              -     -        yes       yes   yes        -       -      yes
  Mutation.refundPayment            -     -        -         yes   yes        -       -      yes
  Mutation.registerDevice           -     -        -         -     yes        -       -      yes
  Mutation.registerWebhookEndpoint  -     -        -         -     -          yes     -      yes
  Mutation.rejectFulfilment         -     -        yes       -     yes        -       yes    yes
  Mutation.releaseDeposit           -     -        -         yes   yes        -       -      yes
  Mutation.rejectRefund             -     -        -         -     yes        -       -      yes
  Mutation.removeAddress            -     yes      -         -     -          -       -      -
  Mutation.removeCartLines          yes   yes      yes       yes   yes        -       yes    yes
  Mutation.removeDiscount           -     -        yes       yes   yes        -       -      yes
  Mutation.replayWebhookDelivery    -     -        -         -     -          yes     -      yes
  Mutation.requestDeposit           -     -        -         yes   yes        -       -      yes
  Mutation.requoteCart              yes   yes      yes       yes   yes        -       yes    yes
  Mutation.returnBankTransfer       -     -        -         -     yes        -       -      yes
  Mutation.retryRefund              -     -        yes       yes   yes        -       -      yes
  Mutation.rotateWebhookSecret      -     -        -         -     -          yes     -      yes
  Mutation.replayOfflineOperations  -     -        -         -     -          -       yes    -
  Mutation.requestOutstandingPayment yes  yes      -         yes   yes        -       -      yes
  Mutation.requestTransfer          -     -        yes       -     yes        -       yes    yes
  Mutation.revokeDevice             -     -        -         -     yes        -       -      yes
  Mutation.revokePaymentMethod      -     yes      -         -     -          -       -      -
  Mutation.saveAddress              -     yes      -         -     -          -       -      -
  Mutation.sendTestWebhook          -     -        -         -     -          yes     -      yes
  Mutation.sendMessageAgain         -     -        -         yes   yes        -       -      yes
  Mutation.sendPickup               -     -        yes       -     yes        -       yes    yes
  Mutation.sendTransfer             -     -        yes       -     yes        -       yes    yes
  Mutation.savePaymentMethod        -     yes      -         -     -          -       -      -
  Mutation.setCaptureRule           -     -        -         -     -          -       -      yes
  Mutation.splitCartLine            yes   yes      yes       yes   yes        -       yes    yes
  Mutation.setCartAddresses         yes   yes      yes       yes   yes        -       yes    yes
  Mutation.setCartContact           yes   yes      yes       yes   yes        -       yes    yes
  Mutation.setCartNote              yes   yes      yes       yes   yes        -       yes    yes
  Mutation.setDefaultPaymentMethod  -     yes      -         -     -          -       -      -
  Mutation.setDiscountLimit         -     -        -         -     -          -       -      yes
  Mutation.setInstalmentTerms       -     -        -         -     -          -       -      yes
  Mutation.setTransferRoute         -     -        -         -     yes        -       -      yes
  Mutation.settleInvoice            -     -        -         -     yes        -       -      yes
  Mutation.setSourcingPlace         -     -        -         -     yes        -       -      yes
  Mutation.setSourcingRules         -     -        -         -     yes        -       -      yes
  Mutation.shipOrder                -     -        yes       -     yes        -       yes    yes
  Mutation.signIn                   yes   yes      yes       yes   yes        yes     yes    yes
  Mutation.signInStaff              yes   yes      yes       yes   yes        yes     yes    yes
  Mutation.signOut                  -     yes      yes       yes   yes        yes     yes    yes
  Mutation.signUp                   yes   yes      yes       yes   yes        yes     yes    yes
  Mutation.topUpSharedPayment       yes   yes      -         yes   yes        -       -      yes
  Mutation.takeCash                 -     -        yes       -     yes        -       yes    yes
  Mutation.takeCheque               -     -        yes       -     yes        -       yes    yes
  Mutation.updateWebhookEndpoint    -     -        -         -     -          yes     -      yes
  Mutation.voidPayment              -     -        -         yes   yes        -       -      yes
  Mutation.withdrawApproval         -     -        yes       yes   yes        -       -      yes

  Subscription.approvalEvents       -     -        -         -     yes        -       -      yes
  Subscription.cartEvents           yes   yes      yes       yes   yes        yes     yes    yes
  Subscription.orderEvents          yes   yes      yes       yes   yes        yes     yes    yes
  Subscription.paymentIntentEvents  yes   yes      yes       yes   yes        yes     yes    yes
  Subscription.sharedPaymentEvents  yes   yes      yes       yes   yes        yes     yes    yes
  Subscription.stockEvents          -     -        yes       yes   yes        -       yes    yes
  Subscription.reservationsOfStoreEvents - -       yes       yes   yes        -       yes    yes
  Subscription.storeReservationEvents yes yes      yes       yes   yes        yes     yes    yes
  Subscription.visitEvents          yes   yes      yes       yes   yes        yes     yes    yes
  Subscription.storeTaskEvents      -     -        yes       yes   yes        -       yes    yes
  Subscription.transferEvents       -     -        yes       yes   yes        -       yes    yes
`;

/** For each root field, written as `Query.cart`, the roles that may call it. */
export const access: ReadonlyMap<string, readonly Role[]> = readTable(written);

function readTable(text: string): ReadonlyMap<string, readonly Role[]> {
  const [heads = [], ...rows] = text
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([first]) => first);
  if (heads.join() !== roles.join()) throw new Error('the table does not name every role in order');
  return new Map(rows.map(([field = '', ...answers]) => [field, rolesOf(field, answers)]));
}

function rolesOf(field: string, answers: readonly string[]): Role[] {
  const isWhole =
    answers.length === roles.length && answers.every((each) => /^(yes|-)$/.test(each));
  if (!isWhole) throw new Error(`the row of ${field} does not answer for every role`);
  return roles.filter((_, place) => answers[place] === 'yes');
}
