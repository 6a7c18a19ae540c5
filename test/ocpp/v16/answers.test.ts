import document from '../../../src/ocpp/v16/schemas.gen.json' with { type: 'json' };
import { schemas } from '../../../src/ocpp/v16/schemas.ts';
import { describeAnswers } from '../answer-suite.ts';

describeAnswers({ version: '1.6', document, schemas, newer: ['MeterValues', 'StopTransaction'] });
