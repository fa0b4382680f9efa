using Microsoft.EntityFrameworkCore;
using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>Takes what a file of limits or goals says into the open transaction; saved with the batch. Whom the book does not know is noted: it may know them tomorrow.</summary>
internal sealed class LimitStaging(RevenueContext context, int batchId)
{
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

    private async Task<bool> IsKnownAsync(LimitMeasure measure, string subject, CancellationToken cancellation)
    {
        var key = Names.Key(subject);
        return measure switch
        {
            LimitMeasure.TopShares => true,
            LimitMeasure.Product => await IsProductAsync(subject, cancellation),
            LimitMeasure.Industry => (await context.CustomerFacts.Select(fact => fact.Industry).Distinct().ToListAsync(cancellation)).Any(industry => industry is not null && Names.Key(industry) == key),
            LimitMeasure.Country => (await context.CustomerFacts.Select(fact => fact.Country).Distinct().ToListAsync(cancellation)).Any(country => country is not null && Names.Key(country) == key),
            _ => await context.Customers.AnyAsync(customer => customer.Key == "name:" + key, cancellation)
                || (await context.Customers.Where(customer => customer.Key.StartsWith("id:")).Select(customer => customer.Name).ToListAsync(cancellation)).Any(name => Names.Key(name) == key),
        };
    }

    private async Task<bool> IsProductAsync(string product, CancellationToken cancellation)
    {
        var key = Names.Key(product);
        return await context.Products.AnyAsync(known => known.Key == key, cancellation);
    }

    private static string Unknown(long line, string name, string unknown) => $"Line {line}: the book does not know “{unknown}” yet. “{name}” has no figure until it does.";

    private static StagedContent Content<T>(ReferenceReading<T> reading, List<string> notes) =>
        new(reading.Summary is { } summary && notes.Count > 0 ? summary with { Notes = [.. summary.Notes, .. notes] } : reading.Summary, reading.Problems, reading.ProblemCount) { Questions = reading.Questions };
}
