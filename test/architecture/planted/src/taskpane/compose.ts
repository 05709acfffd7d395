// Planted: a composer that reaches more than adapters.
import '../tenant/index';
