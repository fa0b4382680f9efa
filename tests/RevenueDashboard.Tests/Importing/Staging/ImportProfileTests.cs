using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Tests.Data;

namespace RevenueDashboard.Tests.Importing.Staging;

public sealed class ImportProfileTests
{
    private static readonly Dictionary<string, string> NoAnswers = [];

    private static readonly SpendFileOptions Erp = new()
    {
        Map = new Dictionary<FileField, string> { [FileField.Amount] = "Net Value", [FileField.Customer] = "Debtor" }, Product = "Azure OpenAI", DecimalMark = DecimalMark.Comma,
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, Databases]
    public async Task A_profile_is_found_however_its_name_is_spelled_and_says_what_was_said(DatabaseProvider provider)
    {
        await using var book = await TestBook.CreateAsync(provider);
        var profiles = book.Services.GetRequiredService<ImportProfiles>();
        await profiles.SaveAsync("  SAP export ", Erp with { ControlTotal = 5 }, new Dictionary<string, string> { [ImportQuestion.RepeatedLines] = "sum" }, "ann", Cancellation);

        var found = await profiles.FindAsync("sap  EXPORT", Cancellation);

        Assert.Equal("SAP export", found!.Name);
        Assert.Equal("ann", found.By);
        Assert.Equal(Erp.Map, found.Options.Map);
        Assert.Equal(DecimalMark.Comma, found.Options.DecimalMark);
        Assert.Equal("sum", found.Answers[ImportQuestion.RepeatedLines]);
        // A control total is of one file.
        Assert.Null(found.Options.ControlTotal);
        Assert.Null(await profiles.FindAsync("SAP", Cancellation));
    }

    [Fact]
    public async Task What_is_said_of_one_file_has_the_last_word_over_its_profile()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var profile = await book.Services.GetRequiredService<ImportProfiles>().SaveAsync("SAP", Erp, new Dictionary<string, string> { ["encoding"] = "windows-1252", ["decimal"] = "comma" }, "ann", Cancellation);

        var told = profile.Under(new SpendFileOptions { Product = "Copilot", Currency = Currency.Parse("EUR"), Map = new Dictionary<FileField, string> { [FileField.Amount] = "Gross Value" } });

        Assert.Equal("Copilot", told.Product);
        Assert.Equal("EUR", told.Currency!.Value.Code);
        Assert.Equal(DecimalMark.Comma, told.DecimalMark);
        Assert.Equal("Gross Value", told.Map[FileField.Amount]);
        Assert.Equal("Debtor", told.Map[FileField.Customer]);
        Assert.Equal("SAP", told.Profile);

        var answers = profile.Under(new Dictionary<string, string> { ["decimal"] = "point" });
        Assert.Equal(("windows-1252", "point"), (answers["encoding"], answers["decimal"]));
    }

    [Fact]
    public async Task A_file_is_read_by_its_profile_and_its_batch_says_so()
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        var profile = await book.Services.GetRequiredService<ImportProfiles>().SaveAsync("SAP", Erp, NoAnswers, "ann", Cancellation);

        var staged = await book.Importer.StageAsync(
            ImportFile.Of("july.csv", "month;Debtor;Net Value\n2025-01;A;1.234,56\n"u8.ToArray()), profile.Under(new SpendFileOptions()), profile.Under(NoAnswers), "ann", cancellation: Cancellation);

        Assert.Equal(1_234_5600, Assert.Single(staged.Summary!.Totals).Amount);
        Assert.Equal("SAP", (await book.Importer.FindAsync(staged.BatchId!.Value, Cancellation))!.Options.Profile);
    }

    [Theory, Databases]
    public async Task A_profile_of_the_same_name_is_replaced_and_a_deleted_one_is_gone(DatabaseProvider provider)
    {
        await using var book = await TestBook.CreateAsync(provider);
        var profiles = book.Services.GetRequiredService<ImportProfiles>();
        await profiles.SaveAsync("SAP", Erp, NoAnswers, "ann", Cancellation);
        await profiles.SaveAsync("sap", Erp with { Product = "Copilot" }, NoAnswers, "ben", Cancellation);

        var only = Assert.Single(await profiles.ListAsync(Cancellation));
        Assert.Equal(("sap", "Copilot", "ben"), (only.Name, only.Options.Product, only.By));
        Assert.True(await profiles.DeleteAsync("Sap", "ann", Cancellation));
        Assert.False(await profiles.DeleteAsync("Sap", "ann", Cancellation));
        Assert.Empty(await profiles.ListAsync(Cancellation));

        await using var context = book.Open();
        Assert.Equal(
            ["save profile SAP by ann", "save profile sap by ben", "delete profile sap by ann"],
            await context.AuditEntries.OrderBy(entry => entry.Id).Select(entry => $"{entry.Action} {entry.Details} by {entry.By}").ToListAsync(Cancellation));
        Assert.Null(await AuditTrail.FirstBrokenAsync(context, Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \u200B ")]
    [InlineData("two\nlines")]
    public async Task A_name_that_cannot_be_seen_or_said_is_refused(string name)
    {
        await using var book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);

        Assert.NotNull(ImportProfiles.FaultOf(name));
        await Assert.ThrowsAsync<ArgumentException>(() => book.Services.GetRequiredService<ImportProfiles>().SaveAsync(name, Erp, NoAnswers, "ann", Cancellation));
    }

    [Fact]
    public void Whether_a_month_is_replaced_is_asked_for_each_file_anew()
    {
        Assert.False(ImportProfiles.Remembers(new ImportQuestion(ImportQuestion.Restatement, "", [], [])));
        Assert.True(ImportProfiles.Remembers(new ImportQuestion(ImportQuestion.RepeatedLines, "", [], [])));
        Assert.True(ImportProfiles.Remembers(new ImportQuestion("month-order", "", [], []) { IsAboutReading = true }));
    }
}
