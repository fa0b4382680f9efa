using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Data;
using static RevenueDashboard.Tests.Data.TestBook;

namespace RevenueDashboard.Tests.Reports;

public sealed class DisclosurePacksTests
{
    [Theory, Databases]
    public async Task A_restatement_shuffles_no_label_of_an_earlier_pack_and_says_what_it_restated(DatabaseProvider provider)
    {
        await using var book = await CreateAsync(provider);
        // First quarter of 2025: Bob has 90 of 100, Cy 4 and Di 6. Second up to its first month: Cy has everything.
        await book.CommitAsync("q1.csv", "month,customer,product,amount\n2025-01,Bob,Compute,90\n2025-02,Cy,Compute,4\n2025-03,Di,Compute,6\n");
        foreach (var month in (string[])["2025-01", "2025-02", "2025-03"])
        {
            book.Time.Advance(TimeSpan.FromMinutes(1));
            Assert.Equal(MonthOutcome.Done, (await book.CloseAsync(month, reason: "Known.", acceptWarnings: true)).Outcome);
        }

        book.Time.Advance(TimeSpan.FromDays(1));
        await book.CommitAsync("april.csv", "month,customer,product,amount\n2025-04,Cy,Compute,50\n");
        var before = await PackAsync(book);
        Assert.Equal([("Bob", "Customer A"), ("Cy", "Customer B")], await LabelsAsync(book, "Bob", "Cy"));
        Assert.Empty(before.Restated);
        Assert.NotNull(before.Issued);

        // Restated: Ann, of whom nobody had heard, had most of January.
        await book.ReopenAsync("2025-01");
        await book.CommitAsync("january.csv", "month,customer,product,amount\n2025-01,Ann,Compute,890\n2025-01,Bob,Compute,100\n", (ImportQuestion.Restatement, "replace"));
        book.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(MonthOutcome.Done, (await book.CloseAsync("2025-01", reason: "Known.", acceptWarnings: true)).Outcome);

        var after = await PackAsync(book);
        Assert.Equal([("Bob", "Customer A"), ("Cy", "Customer B"), ("Ann", "Customer C")], await LabelsAsync(book, "Bob", "Cy", "Ann"));
        // 1,000 now: Ann has 89 % and Bob exactly a tenth.
        Assert.Equal(["Ann", "Bob"], after.Report.Parts[0].TenPercent.Select(customer => customer.Customer.Name));
        var restated = Assert.Single(after.Restated);
        Assert.Equal((100 * Money.Scale, 1000 * Money.Scale), (restated.Before, restated.Now));
        Assert.Equal([("Ann", DisclosureMove.Entered), ("Bob", DisclosureMove.Moved)], restated.Changes.Select(change => (change.Name, change.Move)));
    }

    private static async Task<DisclosurePack> PackAsync(TestBook book)
    {
        var cube = await book.Services.GetRequiredService<CubeStore>().CurrentAsync(Cancellation);
        return await book.Services.GetRequiredService<DisclosurePacks>().LoadAsync(cube, cube.Calendar.Quarter(2025, 1), Cancellation);
    }

    private static async Task<IEnumerable<(string, string?)>> LabelsAsync(TestBook book, params string[] names)
    {
        var cube = await book.Services.GetRequiredService<CubeStore>().CurrentAsync(Cancellation);
        var pack = await PackAsync(book);
        return names.Select(name => (name, pack.Labels.Of(cube.Customers.Single(customer => customer.Name == name).Id)));
    }
}
