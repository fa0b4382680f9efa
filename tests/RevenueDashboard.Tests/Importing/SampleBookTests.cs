using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Data;
using RevenueDashboard.Tests.Web;
using static RevenueDashboard.Tests.Data.TestBook;

namespace RevenueDashboard.Tests.Importing;

public sealed class SampleBookTests
{
    [Fact]
    public async Task The_files_in_the_program_are_those_in_the_folder()
    {
        foreach (var name in SampleBook.FileNames)
        {
            using var copy = new MemoryStream();
            await using (var file = SampleBook.Open(name)) await file.CopyToAsync(copy, Cancellation);
            Assert.Equal(await Files.ReadAsync(name), copy.ToArray());
        }
    }

    // The figures are those of data/README.md, which were computed apart from the product.
    [Theory, Databases]
    public async Task The_loaded_book_has_the_figures_of_its_description(DatabaseProvider provider)
    {
        await using var book = await CreateAsync(provider);

        await book.Services.GetRequiredService<SampleBook>().LoadAsync(Cancellation);

        var batches = (await book.Services.GetRequiredService<ImportHistory>().ListAsync(Cancellation)).OrderBy(batch => batch.Id).ToList();
        Assert.Equal(["Spend 843", "Customers 60", "Products 4", "ReportedTotals 12", "ExchangeRates 24", "ReferenceSeries 6", "ReferenceSeries 13", "Roles 5", "Events 6", "Claims 8", "Limits 7", "Goals 4"], batches.Select(batch => $"{batch.Kind} {batch.Rows}"));
        Assert.All(batches, batch => Assert.Equal(BatchState.Committed, batch.State));

        var cube = await book.Services.GetRequiredService<CubeStore>().CurrentAsync(Cancellation);
        Assert.True(cube.IsSample);
        var march = new Month(2024, 3);
        var measures = Assert.Single(ConcentrationReport.Of(cube, new ReportQuestion { From = march, To = march, Products = ["Azure OpenAI"] }).Months);
        Assert.Equal(833_000_000_000, measures.Measures!.Total);
        Assert.Equal(55, measures.Measures.Customers);
        Assert.Equal("ByteDance", measures.Largest!.Name);
        Assert.Equal(0.239856, measures.Measures.Top1Share!.Value, 0.0000005);
        Assert.Equal(742.7271, measures.Measures.Hhi!.Value, 0.00005);

        var openAi = DependenceReport.CounterpartyNamed(cube, "OpenAI").Id;
        var needed = DependenceReport.Of(cube, new ReportQuestion(), openAi).On!;
        Assert.Equal((0.761322, 0.606286, 0.592560), (ShareOf("2023-07"), ShareOf("2024-03"), ShareOf("2024-06")));
        Assert.All(needed.Months, month => Assert.Equal(1, month.Amounts!.IncludingShare));
        Assert.Equal(["payer", "supplier", "supplier", "investee", "competitor"], needed.Roles.Select(role => RoleWords.Of(role.Role)));
        var service = DependenceReport.Of(cube, new ReportQuestion { Products = ["Azure OpenAI"] }, openAi).On!.Months[^1].Amounts!;
        Assert.Equal((0, 929_110_000_000), (service.Direct, service.Including));
        var profit = DependenceReport.Of(cube.In(new CubeView { Basis = RevenueBasis.GrossProfit }), new ReportQuestion(), openAi).On!.Months[^1].Amounts!;
        Assert.Equal((718_860_000_000, 1_521_898_350_000), (profit.Direct, profit.Whole));

        double ShareOf(string month) => Math.Round(needed.Months.Single(at => at.Month == Month.Parse(month)).Amounts!.DirectShare!.Value, 6);
    }

    [Fact]
    public async Task Loading_twice_changes_nothing()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        var sample = book.Services.GetRequiredService<SampleBook>();
        await sample.LoadAsync(Cancellation);

        await sample.LoadAsync(Cancellation);

        await using var context = book.Open();
        Assert.Equal(SampleBook.FileNames.Count, await context.Batches.CountAsync(Cancellation));
        Assert.Equal(843, await context.Records.CountAsync(Cancellation));
    }

    [Theory, Databases]
    public async Task It_loads_alone_where_files_need_a_second_person(DatabaseProvider provider)
    {
        await using var book = await CreateAsync(provider);
        book.Services.GetRequiredService<IOptions<ImportOptions>>().Value.SecondPerson = true;

        await book.Services.GetRequiredService<SampleBook>().LoadAsync(Cancellation);

        var batches = await book.Services.GetRequiredService<ImportHistory>().ListAsync(Cancellation);
        Assert.Equal(SampleBook.FileNames.Count, batches.Count(batch => batch.State == BatchState.Committed));
        // A file that somebody brings waits as before, whatever they call themselves.
        var own = await book.Importer.ImportAsync(ImportFile.Of("own.csv", Own), new SpendFileOptions(), new Dictionary<string, string>(), SampleBook.By, cancellation: Cancellation);
        Assert.Equal(BatchOutcome.SecondPersonNeeded, own.Commit?.Outcome);
    }

    [Theory, Databases]
    public async Task Figures_are_illustrative_until_nothing_of_the_sample_counts(DatabaseProvider provider)
    {
        await using var book = await CreateAsync(provider);
        await book.Services.GetRequiredService<SampleBook>().LoadAsync(Cancellation);
        await book.Importer.ImportAsync(ImportFile.Of("own.csv", Own), new SpendFileOptions(), new Dictionary<string, string>(), "ann", cancellation: Cancellation);
        Assert.True((await CubeAsync(book)).IsSample);

        var loaded = book.Time.GetUtcNow();
        book.Time.Advance(TimeSpan.FromHours(1));
        for (var month = new Month(2023, 7); month <= new Month(2024, 6); month = month.AddMonths(1)) Assert.Equal(MonthOutcome.Done, (await book.ReopenAsync(month.ToString())).Outcome);
        foreach (var batch in Enumerable.Range(1, SampleBook.FileNames.Count).Where(number => number != 5))
        {
            Assert.Equal(BatchOutcome.Done, (await book.Importer.UndoAsync(batch, "ann", Cancellation)).Outcome);
            // The exchange rates are left, and made up like the rest.
            Assert.True((await CubeAsync(book)).IsSample);
        }

        Assert.Equal(BatchOutcome.Done, (await book.Importer.UndoAsync(5, "ann", Cancellation)).Outcome);

        Assert.False((await CubeAsync(book)).IsSample);
        Assert.True((await book.Services.GetRequiredService<CubeStore>().KnownOnAsync(loaded, Cancellation)).IsSample);
        // Loaded again, the sample would mix with what is ann's.
        await Assert.ThrowsAsync<InvalidOperationException>(() => book.Services.GetRequiredService<SampleBook>().LoadAsync(Cancellation));
    }

    [Fact]
    public async Task Loading_again_leaves_alone_what_was_said_since()
    {
        await using var book = await CreateAsync(DatabaseProvider.Sqlite);
        await book.Services.GetRequiredService<SampleBook>().LoadAsync(Cancellation);
        await book.CommitAsync("products.csv", "product,gross margin low,gross margin high\nCopilot,61,62\n");

        await book.Services.GetRequiredService<SampleBook>().LoadAsync(Cancellation);

        var batches = await book.Services.GetRequiredService<ImportHistory>().ListAsync(Cancellation);
        Assert.Equal(SampleBook.FileNames.Count + 1, batches.Count);
    }

    private static byte[] Own => "month,customer,product,amount,currency\n2025-01,Acme,Own product,60,USD\n"u8.ToArray();

    private static Task<RevenueCube> CubeAsync(TestBook book) => book.Services.GetRequiredService<CubeStore>().CurrentAsync(Cancellation);
}
