// Planted: a sibling room entered by its side door, and packages that other rooms own.
import '../time/inner';
import 'temporal-polyfill';
import 'valibot';
import '@noble/hashes/sha2.js';
import 'chrono-node';
