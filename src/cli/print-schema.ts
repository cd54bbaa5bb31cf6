import { printed, schemaFiles, writeCommitted } from '../contract/committed.ts';
import { languages } from '../messages/language.ts';
import { schemas } from '../schema/index.ts';

// Writes the schema as it is committed, with its descriptions in each language.
for (const language of languages) await writeCommitted(schemaFiles[language], printed(schemas[language]));
