/**
 * The compilers of Typst that exist in the version we measure. Their common package asks for platforms that were never
 * published in this version, and npm refuses to install it from a lock file.
 */
export const typstPackages = [
  '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu',
  '@myriaddreamin/typst-ts-node-compiler-linux-x64-musl',
] as const;
