using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>
/// Relations that would put a customer under itself, with what the book says: a loop has no top, and its members would stand for themselves without a
/// word. What spend files say of parents is not looked at here.
/// </summary>
internal static class ParentLoops
{
    /// <param name="said">What a batch that is not in the book says.</param>
    /// <param name="lineOf">The line of a customer in the file; 0 when nobody knows.</param>
    /// <param name="names">Names that are not in the database yet, by their numbers.</param>
    public static async Task<IReadOnlyList<ImportProblem>> FindAsync(
        RevenueContext context, IReadOnlyList<ParentRelation> said, IReadOnlyCollection<CustomerAlias> aliases, Func<int, long> lineOf, IReadOnlyDictionary<int, string> names, CancellationToken cancellation)
    {
        if (said.All(relation => relation.ParentId == relation.CustomerId)) return [];

        var committed = await context.Batches.AsNoTracking().Where(batch => batch.State == BatchState.Committed).OrderBy(batch => batch.CommitNumber)
            .Select(batch => new { batch.Id, batch.Kind }).ToListAsync(cancellation);
        var place = committed.Select((batch, index) => (batch.Id, index)).ToDictionary(batch => batch.Id, batch => batch.index);
        var before = (await context.ParentRelations.AsNoTracking().ToListAsync(cancellation)).Where(relation => place.ContainsKey(relation.BatchId)).OrderBy(relation => place[relation.BatchId]);
        var decided = await DecidedNames.LoadWithAsync(context, aliases, cancellation);
        var parents = new DecidedParents([.. before, .. said], committed.Where(batch => batch.Kind == FileKind.Spend).Select(batch => batch.Id).ToHashSet());

        var loops = said.Select(relation => relation.CustomerId).Distinct().Select(customer => (Customer: customer, Loop: LoopOf(customer))).Where(found => found.Loop is not null).ToList();
        if (loops.Count == 0) return [];

        var ids = loops.SelectMany(found => found.Loop!.Value.Chain).Distinct().ToList();
        var known = await context.Customers.AsNoTracking().Where(customer => ids.Contains(customer.Id)).ToDictionaryAsync(customer => customer.Id, customer => customer.Name, cancellation);
        return
        [
            .. loops.Select(found => new ImportProblem(lineOf(found.Customer), FieldSynonyms.NameOf(FileField.Parent), ProblemCodes.ParentLoop, Sentence(found.Loop!.Value.Month, found.Loop.Value.Chain), Excerpt.Of(NameOf(found.Loop.Value.Chain[1])))),
        ];

        string NameOf(int customer) => names.GetValueOrDefault(customer) ?? known[customer];

        string Sentence(Month month, List<int> chain) =>
            $"{NameOf(chain[0])} would be under its own control in {month}: {string.Join(" under ", chain.Select(NameOf))}. Let one of these relations end before the other begins.";

        (Month Month, List<int> Chain)? LoopOf(int customer)
        {
            foreach (var month in TurnsOf(customer))
            {
                List<int> chain = [customer];
                while (chain.Count <= parents.Of.Count + 1 && parents.ParentOf(chain[^1], month) is { } parent)
                {
                    var next = decided.IdOf(parent);
                    chain.Add(next);
                    if (next == customer) return (month, chain);
                    // A loop further up is not this customer's.
                    if (chain.IndexOf(next) < chain.Count - 1) break;
                }
            }

            return null;
        }

        // The months in which something changes on any way up from a customer: between two of them the way is the same.
        SortedSet<Month> TurnsOf(int customer)
        {
            var turns = new SortedSet<Month> { new(2000, 1) };
            var seen = new HashSet<int> { customer };
            var open = new Stack<int>([customer]);
            while (open.TryPop(out var next))
            {
                foreach (var relation in parents.Of.GetValueOrDefault(next) ?? [])
                {
                    if (relation.FirstMonth is { } first) turns.Add(first);
                    if (relation.LastMonth is { } last) turns.Add(last.AddMonths(1));
                    if (seen.Add(decided.IdOf(relation.ParentId))) open.Push(decided.IdOf(relation.ParentId));
                }
            }

            return turns;
        }
    }

    /// <summary>The same for a batch that is stored and not in the book yet: the book may have changed since it was read.</summary>
    public static async Task<IReadOnlyList<ImportProblem>> FindAsync(RevenueContext context, Batch batch, CancellationToken cancellation)
    {
        if (batch.Kind != FileKind.Customers) return [];

        var said = await context.ParentRelations.AsNoTracking().Where(relation => relation.BatchId == batch.Id).OrderBy(relation => relation.CustomerId).ThenBy(relation => relation.Number).ToListAsync(cancellation);
        var aliases = await context.CustomerAliases.AsNoTracking().Where(alias => alias.BatchId == batch.Id).ToListAsync(cancellation);
        return await FindAsync(context, said, aliases, _ => 0, new Dictionary<int, string>(), cancellation);
    }
}
