import { Schemas } from '../payload/schemas.ts';
import document from './schemas.gen.json' with { type: 'json' };

export const schemas = new Schemas(document);
