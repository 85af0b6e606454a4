/**
 * Must be imported before any module that makes a schema: zod decides at that moment whether it may compile parsers, and
 * the Content Security Policy refuses "new Function".
 */
import { z } from 'zod';

z.config({ jitless: true });
