export { agreeToPlan } from './commands/agree-to-plan.js';
export { draftPlan, type PlanDraft, type PlanWish } from './commands/draft-plan.js';
export { instalmentLifecycle } from './domain/instalment-lifecycle.js';
export { InstalmentPlanInput, InstalmentsNotOffered } from './graphql/merchant-types.js';
export { offersFor } from './graphql/offers.js';
export { InstalmentOfferType } from './graphql/types.js';
export { instalmentsModule } from './module.js';
export { shopTimeZone } from './ports.js';
export { InstalmentProvider } from './providers/instalment-provider.js';
