// The part of the naive Bayes package that the bench calls; it ships no types.
declare module 'bayes' {
  interface NaiveBayes {
    learn(text: string, category: string): Promise<NaiveBayes>;
    categorize(text: string): Promise<string>;
  }
  export default function bayes(): NaiveBayes;
}
