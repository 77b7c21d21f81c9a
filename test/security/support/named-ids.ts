/**
 * What each id names that a root field takes. `open` is what anybody may name: goods, places. A new root field
 * that takes an id belongs in here.
 */
export const named: Readonly<Record<string, string>> = {
  'Query.cart(id)': 'Cart',
  'Query.customer(id)': 'Customer',
  'Query.eligiblePaymentMethods(cartId)': 'Cart',
  'Query.location(id)': 'open',
  'Query.node(id)': 'node',
  'Query.nodes(ids)': 'node',
  'Query.order(id)': 'Order',
  'Query.order(number)': 'OrderNumber',
  'Query.orders(customerId)': 'Customer',
  'Query.paymentIntent(id)': 'PaymentIntent',
  'Query.pickupOptions(input.lines.variantId)': 'open',
  'Query.product(id)': 'open',
  'Query.products(inStockAt)': 'open',
  'Query.storeTasks(locationId)': 'Workplace',
  'Mutation.acceptFulfilment(input.fulfilmentId)': 'StoreTask',
  'Mutation.addCartLines(input.cartId)': 'Cart',
  'Mutation.addCartLines(input.lines.variantId)': 'open',
  'Mutation.adjustStock(input.locationId)': 'Workplace',
  'Mutation.adjustStock(input.variantId)': 'open',
  'Mutation.announceArrival(input.orderId)': 'Order',
  'Mutation.cancelOrder(input.orderId)': 'Order',
  'Mutation.cancelPayment(input.paymentIntentId)': 'PaymentIntent',
  'Mutation.changeCartLines(input.cartId)': 'Cart',
  'Mutation.changeCartLines(input.lines.lineId)': 'CartLine',
  'Mutation.chooseCartFulfilment(input.cartId)': 'Cart',
  'Mutation.chooseCartFulfilment(input.fulfilment.locationId)': 'open',
  'Mutation.chooseCartFulfilment(input.lineIds)': 'CartLine',
  'Mutation.claimCart(input.cartId)': 'Cart',
  'Mutation.confirmPayment(input.paymentIntentId)': 'PaymentIntent',
  'Mutation.createCardSession(input.cartId)': 'open',
  'Mutation.createCart(input.customerId)': 'Customer',
  'Mutation.createCart(input.fulfilment.locationId)': 'open',
  'Mutation.createCart(input.lines.variantId)': 'open',
  'Mutation.handOverOrder(input.fulfilmentId)': 'StoreTask',
  'Mutation.holdCartStock(input.cartId)': 'Cart',
  'Mutation.joinCart(input.cartId)': 'Cart',
  'Mutation.markPickupReady(input.fulfilmentId)': 'StoreTask',
  'Mutation.pickFulfilment(input.fulfilmentId)': 'StoreTask',
  'Mutation.pickFulfilment(input.lines.lineId)': 'FulfilmentLine',
  'Mutation.placeOrder(input.cartId)': 'Cart',
  'Mutation.rejectFulfilment(input.fulfilmentId)': 'StoreTask',
  'Mutation.removeAddress(input.addressId)': 'SavedAddress',
  'Mutation.removeCartLines(input.cartId)': 'Cart',
  'Mutation.removeCartLines(input.lineIds)': 'CartLine',
  'Mutation.requoteCart(input.cartId)': 'Cart',
  'Mutation.saveAddress(input.addressId)': 'SavedAddress',
  'Mutation.setCartAddresses(input.cartId)': 'Cart',
  'Mutation.setCartContact(input.cartId)': 'Cart',
  'Mutation.setCartNote(input.cartId)': 'Cart',
  'Mutation.shipOrder(input.fulfilmentId)': 'StoreTask',
  'Subscription.cartEvents(cartId)': 'Cart',
  'Subscription.orderEvents(orderId)': 'Order',
  'Subscription.paymentIntentEvents(paymentIntentId)': 'PaymentIntent',
  'Subscription.stockEvents(locationId)': 'Workplace',
  'Subscription.storeTaskEvents(locationId)': 'Workplace',
};

export const shoppers = ['other-customer', 'other-guest', 'stranger', 'partner'];
export const otherPlaces = ['associate-paris', 'packer'];
const ownPlace = ['associate', 'device'];

/** For each kind of thing, who must not learn that it is there. The things are a buyer's of the store of Lyon. */
export const strangersTo: Readonly<Record<string, readonly string[]>> = {
  Cart: [...shoppers, ...otherPlaces, ...ownPlace],
  CartLine: [...shoppers, ...otherPlaces, ...ownPlace],
  Customer: [...shoppers, ...otherPlaces, ...ownPlace],
  SavedAddress: [...shoppers, ...otherPlaces, ...ownPlace],
  PaymentIntent: [...shoppers, ...otherPlaces, ...ownPlace],
  Order: [...shoppers, ...otherPlaces],
  OrderNumber: [...shoppers, ...otherPlaces],
  OrderLine: [...shoppers, ...otherPlaces],
  Pickup: [...shoppers, ...otherPlaces],
  Shipment: [...shoppers, 'associate-paris', ...ownPlace],
  StoreTask: [...shoppers, ...otherPlaces, 'customer', 'guest'],
  FulfilmentLine: [...shoppers, ...otherPlaces, 'customer', 'guest'],
  Workplace: [...shoppers, ...otherPlaces, 'customer', 'guest'],
};

/** Of the things that have a node, those that anybody may look at. */
export const openNodes = ['Category', 'Location', 'Product', 'Variant'];
