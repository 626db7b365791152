// What the compiler leaves behind: the playground's page is served as it stands.
import { cpSync } from 'node:fs';

cpSync('src/playground/page', 'dist/src/playground/page', { recursive: true });
