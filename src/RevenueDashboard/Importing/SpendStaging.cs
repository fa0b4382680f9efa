using RevenueDashboard.Data;

namespace RevenueDashboard.Importing;

/// <summary>Reads a spend file into the open transaction: rows at once, what it says of customers with the next save.</summary>
internal static class SpendStaging
{
    /// <param name="pending">Names that are not in the book.</param>
    /// <param name="read">Reads the file into the sink.</param>
    public static async Task<StagedContent> ReadAsync(RevenueContext context, int batchId, PendingNames pending, Func<ISpendSink, SpendFileReading> read, CancellationToken cancellation)
    {
        using var sink = await SpendSink.OpenAsync(context, batchId, pending, cancellation);
        var reading = read(sink);
        if (reading.ProblemCount == 0 && reading.Summary is not null)
        {
            sink.Complete();
            foreach (var customer in reading.Customers) AddFacts(context, batchId, customer);
        }

        return new StagedContent(reading.Summary, reading.Problems, reading.ProblemCount) { Questions = reading.Questions, ReadAgain = reading.ReadAgain, Named = sink.Named, Brought = BroughtNames.Of(sink), MixesIds = sink.MixesIds };
    }

    private static void AddFacts(RevenueContext context, int batchId, SpendCustomer customer)
    {
        if ((customer.Industry ?? customer.Country ?? customer.PreviousProvider) is not null || customer.CustomerSince is not null)
        {
            context.CustomerFacts.Add(new CustomerFact
            {
                BatchId = batchId, CustomerId = customer.CustomerId, Industry = customer.Industry, Country = customer.Country,
                PreviousProvider = customer.PreviousProvider, CustomerSince = customer.CustomerSince,
            });
        }

        // A spend file names a parent without months: it holds for all of them.
        if (customer.ParentId is { } parent) context.ParentRelations.Add(new ParentRelation { BatchId = batchId, CustomerId = customer.CustomerId, ParentId = parent });
    }
}
