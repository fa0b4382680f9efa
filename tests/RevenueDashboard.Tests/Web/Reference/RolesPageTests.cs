using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RevenueDashboard.Cube;
using RevenueDashboard.Data;
using RevenueDashboard.Reports;
using RevenueDashboard.Tests.Data;
using RevenueDashboard.Tests.Web.Importing;
using RevenueDashboard.Web.Components.Pages.Reference;
using static RevenueDashboard.Tests.Web.Importing.ImportPages;

namespace RevenueDashboard.Tests.Web.Reference;

/// <summary>Roles and parents by form: what is typed, what is told before it is saved, and what the book says after.</summary>
public sealed class RolesPageTests : IAsyncLifetime
{
    private const string Hostile = "<img src=x onerror=alert(1)>";

    private TestBook book = null!;
    private ImportPages pages = null!;

    public async ValueTask InitializeAsync()
    {
        book = await TestBook.CreateAsync(DatabaseProvider.Sqlite);
        pages = new ImportPages(book);
        // 100 in each month: A 50, B 30, C 20.
        await book.CommitAsync("spend.csv", "month,customer,product,amount\n2025-04,A,Compute,50\n2025-04,B,Compute,30\n2025-04,C,Compute,20\n2025-05,A,Compute,50\n2025-05,B,Compute,30\n2025-05,C,Compute,20\n");
    }

    public async ValueTask DisposeAsync()
    {
        await pages.DisposeAsync();
        await book.DisposeAsync();
    }

    [Fact]
    public async Task Roles_are_listed_with_what_needs_them()
    {
        await book.CommitAsync("roles.csv", $"counterparty,role,product,customer,part,from,to,source,note\n{Hostile},supplier,Compute,,40%,2025-01,,Press,\"<b>why</b>\"\nA,investee,,,,,,,\n");

        var page = Open();

        page.WaitForElement(".roles-list");
        Assert.Equal([$"{Hostile} supplier Compute 40 % from Jan 2025 Press: <b>why</b>", "A investee always"], page.FindAll(".roles-list tbody tr").Select(row => TextOf(row).Replace('\u202F', ' ')));
        Assert.Empty(page.FindAll("img, td b"));
    }

    [Fact]
    public async Task Somebody_new_is_given_a_role_and_the_book_depends_on_them()
    {
        var page = Open();
        await NameAsync(page, "X");
        Assert.Equal("Roles of X", page.FindAll(".card h2")[^1].TextContent);

        await ClickAsync(page, "Add a role");
        await TypeAsync(page, "Product", "Compute");
        await TypeAsync(page, "Part, %", "40");
        await page.InvokeAsync(() => page.FindAll("form.edit")[^1].Submit());

        page.WaitForAssertion(() => Assert.StartsWith("X supplier Compute 40", TextOf(page.Find(".roles-list tbody tr")), StringComparison.Ordinal));
        var cube = await book.Services.GetRequiredService<CubeStore>().CurrentAsync(TestBook.Cancellation);
        var needed = DependenceReport.Of(cube, new ReportQuestion(), DependenceReport.CounterpartyNamed(cube, "X").Id).On!.Months[^1].Amounts!;
        Assert.Equal((0, 0.4), (needed.DirectShare, needed.IncludingShare));
    }

    [Fact]
    public async Task What_is_wrong_with_a_role_stands_beside_it_and_nothing_is_saved()
    {
        var page = Open();
        await NameAsync(page, "A");
        await ClickAsync(page, "Add a role");
        await TypeAsync(page, "Part, %", "140");
        await page.InvokeAsync(() => page.FindAll("form.edit")[^1].Submit());

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".role .fault")));
        Assert.StartsWith("Part: ", page.Find(".role .fault").TextContent, StringComparison.Ordinal);
        Assert.Empty((await book.Services.GetRequiredService<ReferenceBook>().LoadAsync(TestBook.Cancellation)).Roles);
    }

    [Fact]
    public async Task Saving_what_is_already_there_makes_no_batch()
    {
        await book.CommitAsync("roles.csv", "counterparty,role,product\nA,supplier,Compute\n");
        var page = Open();
        await NameAsync(page, "a");

        await page.InvokeAsync(() => page.FindAll("form.edit")[^1].Submit());

        Assert.Equal("Nothing was changed.", page.FindAll("form.edit [role=status]")[^1].TextContent);
    }

    [Fact]
    public async Task The_last_role_is_removed()
    {
        await book.CommitAsync("roles.csv", "counterparty,role,product\nA,supplier,Compute\n");
        var page = Open();
        await NameAsync(page, "A");

        await page.InvokeAsync(() => page.Find("button[aria-label='Remove role 1']").Click());
        await page.InvokeAsync(() => page.FindAll("form.edit")[^1].Submit());

        page.WaitForAssertion(() => Assert.Contains("No role yet.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_role_that_is_given_on_a_customers_page_is_that_customers()
    {
        var page = Customer(2);
        Assert.Contains("Roles of B", page.FindAll(".card h2").Select(title => title.TextContent));

        await ClickAsync(page, "Add a role");
        await page.InvokeAsync(() => page.FindAll("form.edit")[^1].Submit());

        await page.WaitForAssertionAsync(() => Assert.Contains("Role: supplier", page.Find(".said tbody").TextContent, StringComparison.Ordinal));
        Assert.Equal("B", Assert.Single((await book.Services.GetRequiredService<ReferenceBook>().LoadAsync(TestBook.Cancellation)).Roles).Counterparty);
    }

    [Fact]
    public async Task What_a_parent_would_change_is_told_before_it_is_saved()
    {
        var page = Customer(2);
        await AddParentAsync(page, "A", "2025-05");

        await ClickAsync(page, "Show what changes");

        // B's 30 go to A in May: 80 and 20. HHI 2500 + 900 + 400 = 3800 now, 6400 + 400 = 6800 then.
        page.WaitForElement("table[aria-label='Effect of the parents']");
        Assert.Contains("May 2025 would change, and no other month.", page.Markup, StringComparison.Ordinal);
        var rows = page.FindAll("table[aria-label='Effect of the parents'] tbody tr").Select(row => TextOf(row).Replace('\u202F', ' ')).ToList();
        Assert.Contains("A 50.0 % 80.0 % +30.0 pp", rows);
        Assert.Contains("Largest: A 50.0 % 80.0 % +30.0 pp", rows);
        Assert.Contains("HHI 3,800.0 6,800.0 +3,000.0", rows);
        Assert.Contains("10 % customers 3 2 −1", rows);

        // Looking saved nothing.
        Assert.All((await book.Services.GetRequiredService<ReferenceBook>().LoadAsync(TestBook.Cancellation)).Customers, customer => Assert.Empty(customer.Parents));
    }

    [Fact]
    public async Task A_parent_of_no_month_changes_nothing_and_a_mistyped_month_says_how_to_write_it()
    {
        var page = Customer(2);
        await AddParentAsync(page, "A", "2026-01");
        await ClickAsync(page, "Show what changes");
        page.WaitForAssertion(() => Assert.Contains("No month of the book would change.", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("table[aria-label='Effect of the parents']"));

        await page.InvokeAsync(() => page.Find(".relation").QuerySelectorAll("input")[1].Change("soon"));
        await ClickAsync(page, "Show what changes");
        page.WaitForAssertion(() => Assert.Contains("Write the months as 2024-03 to see what changes.", page.Markup, StringComparison.Ordinal));
    }

    private IRenderedComponent<ReferencePage> Open()
    {
        var page = pages.Render<ReferencePage>(parameters => parameters.Add(page => page.Tab, "roles"));
        page.WaitForElement("form.edit");
        return page;
    }

    private IRenderedComponent<ReferenceCustomerPage> Customer(int id)
    {
        var page = pages.Render<ReferenceCustomerPage>(parameters => parameters.Add(page => page.Id, id));
        page.WaitForElement("form.edit");
        return page;
    }

    private static async Task AddParentAsync(IRenderedComponent<ReferenceCustomerPage> page, string parent, string from)
    {
        await ClickAsync(page, "Add a parent");
        await page.InvokeAsync(() => page.Find(".relation").QuerySelectorAll("input")[0].Change(parent));
        await page.InvokeAsync(() => page.Find(".relation").QuerySelectorAll("input")[1].Change(from));
    }

    private static async Task NameAsync(IRenderedComponent<ReferencePage> page, string name)
    {
        await page.InvokeAsync(() => page.Find("form.edit input").Change(name));
        await page.InvokeAsync(() => page.Find("form.edit").Submit());
        page.WaitForAssertion(() => Assert.True(page.FindAll("form.edit").Count > 1));
    }

    private static Task ClickAsync<T>(IRenderedComponent<T> page, string words) where T : Microsoft.AspNetCore.Components.IComponent =>
        page.InvokeAsync(() => page.FindAll("button").First(button => button.TextContent.Trim() == words).Click());

    private static Task TypeAsync(IRenderedComponent<ReferencePage> page, string label, string text) =>
        page.InvokeAsync(() => page.FindAll(".fields.role label").Single(field => field.QuerySelector("span")!.TextContent == label).QuerySelector("input")!.Change(text));
}
