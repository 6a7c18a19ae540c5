import { answering } from '../action-table.ts';
import type { Dialect } from '../dialect.ts';
import { outboundCheck } from '../payload/outbound.ts';
import { cost } from '../v201/cost.ts';
import { actions as base, v201 } from '../v201/dialect.ts';
import { authorize } from './authorize.ts';
import { setTariffs } from './default-tariffs.ts';
import { schemas } from './schemas.ts';

const actions = { ...base, Authorize: authorize };

export const v21: Dialect = {
  ...v201,
  version: '2.1',
  subprotocol: 'ocpp2.1',
  answer: answering({ version: '2.1', schemas, actions }),
  checkOutbound: outboundCheck(schemas, '2.1'),
  checkResult: (action, payload) => schemas.violations(`${action}Response`, payload),
  cost: { ...cost, setTariffs },
};
