using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>Takes what a file of limits or goals says into the open transaction; saved with the batch. Whom the book does not know is noted: it may know them tomorrow.</summary>
internal sealed class LimitStaging(RevenueContext context, int batchId)
{
    // Asked for once a file, when its first line needs it.
    private readonly Dictionary<LimitMeasure, HashSet<string>> known = [];

    public async Task<StagedContent> LimitsAsync(ReferenceReading<LimitLine> reading, CancellationToken cancellation)
    {
        List<string> notes = [];
        foreach (var line in reading.Lines)
        {
            context.Limits.Add(new Limit
            {
                BatchId = batchId, Name = line.Name, Measure = line.Measure, Subject = line.Subject, Product = line.Product, Warning = line.Warning, Hard = line.Hard,
                Owner = line.Owner, Source = line.Source, Note = line.Note, IsWithdrawn = line.IsWithdrawn,
            });
            if (line.IsWithdrawn) continue;

            if (line.Product is { } product && !await IsProductAsync(product, cancellation)) notes.Add(Unknown(line.Line, line.Name, product));
            if (line.Subject is { } subject && !await IsKnownAsync(line.Measure, subject, cancellation)) notes.Add(Unknown(line.Line, line.Name, subject));
        }

        return Content(reading, notes);
    }

    public async Task<StagedContent> GoalsAsync(ReferenceReading<GoalLine> reading, CancellationToken cancellation)
    {
        List<string> notes = [];
        foreach (var line in reading.Lines)
        {
            context.Goals.Add(new Goal
            {
                BatchId = batchId, Name = line.Name, Measure = line.Measure, Product = line.Product, Target = line.Target, FirstMonth = line.First, DueMonth = line.Due,
                Owner = line.Owner, Note = line.Note, IsWithdrawn = line.IsWithdrawn,
            });
            if (!line.IsWithdrawn && line.Product is { } product && !await IsProductAsync(product, cancellation)) notes.Add(Unknown(line.Line, line.Name, product));
        }

        return Content(reading, notes);
    }

    private async Task<bool> IsKnownAsync(LimitMeasure measure, string subject, CancellationToken cancellation) => measure switch
    {
        LimitMeasure.TopShares => true,
        LimitMeasure.Product => await IsProductAsync(subject, cancellation),
        LimitMeasure.Industry => await IsAmongAsync(measure, subject, context.CustomerFacts.Where(fact => fact.Industry != null).Select(fact => fact.Industry!), cancellation),
        LimitMeasure.Country => await IsAmongAsync(measure, subject, context.CustomerFacts.Where(fact => fact.Country != null).Select(fact => fact.Country!), cancellation),
        _ => await IsAmongAsync(LimitMeasure.Customer, subject, context.Customers.Select(customer => customer.Name), cancellation),
    };

    private Task<bool> IsProductAsync(string product, CancellationToken cancellation) => IsAmongAsync(LimitMeasure.Product, product, context.Products.Select(other => other.Name), cancellation);

    private async Task<bool> IsAmongAsync(LimitMeasure kind, string name, IQueryable<string> names, CancellationToken cancellation)
    {
        if (!known.TryGetValue(kind, out var keys)) known[kind] = keys = [.. (await names.Distinct().ToListAsync(cancellation)).Select(Names.Key)];
        return keys.Contains(Names.Key(name));
    }

    private static string Unknown(long line, string name, string unknown) => $"Line {line}: the book does not know “{unknown}” yet. “{name}” has no figure until it does.";

    private static StagedContent Content<T>(ReferenceReading<T> reading, List<string> notes) =>
        new(reading.Summary is { } summary && notes.Count > 0 ? summary with { Notes = [.. summary.Notes, .. notes] } : reading.Summary, reading.Problems, reading.ProblemCount) { Questions = reading.Questions };
}
