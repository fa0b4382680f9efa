using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>Takes what a file of customers says about names into the open transaction, and holds it against what the book says.</summary>
internal sealed class AliasStaging(RevenueContext context, int batchId)
{
    private readonly Dictionary<CustomerAlias, (long Line, string Name)> said = [];
    private readonly Dictionary<(int, int), bool> pairs = [];
    private readonly List<ImportProblem> problems = [];

    public void Add(CustomerLine line, int customer, int other, bool isSame)
    {
        var name = isSame ? line.AliasName! : line.DistinctName!;
        if (customer == other)
        {
            // Two spellings of one customer: the book knows it by an id, or they differ in nothing that counts.
            problems.Add(Problem(line.Line, isSame ? FileField.AliasOf : FileField.DistinctFrom, ReferenceProblems.AliasOfItself, name));
            return;
        }

        // Names that the file writes apart may be one customer of the book.
        if (pairs.TryGetValue((customer, other), out var before) || pairs.TryGetValue((other, customer), out before))
        {
            if (before != isSame) problems.Add(Problem(line.Line, isSame ? FileField.AliasOf : FileField.DistinctFrom, ReferenceProblems.AliasContradicted, name));
        }

        // A customer has several rows when its parent changed; each may say it again.
        if (!pairs.TryAdd((customer, other), isSame)) return;

        var alias = new CustomerAlias { BatchId = batchId, CustomerId = customer, OtherId = other, IsSame = isSame };
        context.CustomerAliases.Add(alias);
        said.Add(alias, (line.Line, name));
    }

    /// <summary>What the file says, as it will be stored.</summary>
    public IReadOnlyCollection<CustomerAlias> Said => said.Keys;

    public async Task<IReadOnlyList<ImportProblem>> ProblemsAsync(CancellationToken cancellation) =>
    [
        .. problems,
        .. (await ReferenceAliases.CirclesAsync(context, said.Keys, cancellation)).Select(alias => Problem(said[alias].Line, FileField.AliasOf, ReferenceProblems.AliasLoop, said[alias].Name)),
    ];

    /// <summary>What a staged batch says is held against the book once more: others may have decided meanwhile.</summary>
    public static async Task<IReadOnlyList<ImportProblem>> ProblemsAsync(RevenueContext context, int batchId, CancellationToken cancellation)
    {
        var said = await context.CustomerAliases.AsNoTracking().Where(alias => alias.BatchId == batchId && alias.IsSame).ToListAsync(cancellation);
        var circles = await ReferenceAliases.CirclesAsync(context, said, cancellation);
        if (circles.Count == 0) return [];

        var ids = circles.Select(alias => alias.OtherId).ToList();
        var names = await context.Customers.AsNoTracking().Where(customer => ids.Contains(customer.Id)).ToDictionaryAsync(customer => customer.Id, customer => customer.Name, cancellation);
        return [.. circles.Select(alias => Problem(0, FileField.AliasOf, ReferenceProblems.AliasLoop, names[alias.OtherId]))];
    }

    private static ImportProblem Problem(long line, FileField field, Fault fault, string name) => new(line, FieldSynonyms.NameOf(field), fault.Code, fault.Message, Excerpt.Of(name));
}
