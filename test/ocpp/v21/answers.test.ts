import document from '../../../src/ocpp/v21/schemas.gen.json' with { type: 'json' };
import { schemas } from '../../../src/ocpp/v21/schemas.ts';
import { describeAnswers } from '../answer-suite.ts';
import { refused } from './refused.ts';

// ocpp-rpc 2.2.1 looks its own copy of 2.1 up under ids that it does not have: it refuses every message in strict mode
const newer = Object.keys(document['x-actions']);

describeAnswers({ version: '2.1', document, schemas, newer, refused });
