import document from '../../../src/ocpp/v21/schemas.gen.json' with { type: 'json' };
import { schemas } from '../../../src/ocpp/v21/schemas.ts';
import { describeAnswers } from '../answer-suite.ts';
import { refused } from './refused.ts';

describeAnswers({ version: '2.1', document, schemas, refused });
