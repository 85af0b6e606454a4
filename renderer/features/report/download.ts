/** Hands a text to the person as a file. */
export const download = (fileName: string, text: string, mediaType: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The download has taken the address over by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};
