import { comingFiles, printed, schemaFiles, writeCommitted } from '../contract/committed.ts';
import { languages } from '../messages/language.ts';
import { comingSchemas, schema, schemas } from '../schema/index.ts';

// Writes the schema as it is committed, with its descriptions in each language.
for (const language of languages) await writeCommitted(schemaFiles[language], printed(schemas[language]));
for (const [file, text] of Object.entries(comingFiles(schema, comingSchemas.en))) await writeCommitted(file, text);
