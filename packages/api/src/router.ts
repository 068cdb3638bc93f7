import { amendmentsRouter } from './routers/amendments.ts'
import { categoriesRouter } from './routers/categories.ts'
import { commentsRouter } from './routers/comments.ts'
import { commissionGroupsRouter, commissionsRouter } from './routers/commissions.ts'
import { customerOrdersRouter } from './routers/customer-orders.ts'
import { invoicesRouter } from './routers/invoices.ts'
import { merchantOrdersRouter } from './routers/merchant-orders.ts'
import { merchantsRouter } from './routers/merchants.ts'
import { orderRouter, ordersRouter } from './routers/orders.ts'
import { payoutsRouter } from './routers/payouts.ts'
import { keysRouter, peopleRouter } from './routers/people.ts'
import { presenceRouter } from './routers/presence.ts'
import { processesRouter } from './routers/processes.ts'
import { reclamationsRouter } from './routers/reclamations.ts'
import { refundsRouter } from './routers/refunds.ts'
import { returnReasonsRouter, returnsRouter } from './routers/returns.ts'
import { settingsRouter } from './routers/settings.ts'
import { paymentMethodsRouter, setupRouter, storesRouter } from './routers/setup.ts'
import { shipmentsRouter } from './routers/shipments.ts'
import { stepsRouter } from './routers/steps.ts'
import { stockRouter } from './routers/stock.ts'
import { tasksRouter } from './routers/tasks.ts'
import { thresholdsRouter } from './routers/thresholds.ts'
import { router } from './trpc.ts'

/** Everything other apps and the screens can ask; other packages import its type alone. */
export const appRouter = router({
  orders: ordersRouter,
  order: orderRouter,
  amendments: amendmentsRouter,
  customerOrders: customerOrdersRouter,
  comments: commentsRouter,
  shipments: shipmentsRouter,
  merchantOrders: merchantOrdersRouter,
  presence: presenceRouter,
  processes: processesRouter,
  steps: stepsRouter,
  tasks: tasksRouter,
  stock: stockRouter,
  invoices: invoicesRouter,
  payouts: payoutsRouter,
  merchants: merchantsRouter,
  stores: storesRouter,
  paymentMethods: paymentMethodsRouter,
  categories: categoriesRouter,
  commissions: commissionsRouter,
  commissionGroups: commissionGroupsRouter,
  thresholds: thresholdsRouter,
  returns: returnsRouter,
  returnReasons: returnReasonsRouter,
  refunds: refundsRouter,
  reclamations: reclamationsRouter,
  settings: settingsRouter,
  setup: setupRouter,
  people: peopleRouter,
  keys: keysRouter,
})

export type AppRouter = typeof appRouter
