using Microsoft.AspNetCore.Components;
using RevenueDashboard.Data;
using RevenueDashboard.Importing;
using RevenueDashboard.Reports;
using RevenueDashboard.Web.Components.Parts;
using RevenueDashboard.Web.Formatting;
using RevenueDashboard.Web.Hosting;

namespace RevenueDashboard.Web.Components.Pages.Reference;

public sealed partial class ReferenceCustomerPage(ReferenceBook book, ReferenceEdits edits)
{
    /// <summary>So many names are offered while typing; any other can be typed whole.</summary>
    private const int MostOffered = 500;

    private const string AliasColumn = "alias of";

    private static readonly string[] Attributes = ["industry", "country", "previous provider", "customer since"];

    private readonly string namesId = PartId.Next("names");
    private readonly Dictionary<(ParentFields? Parent, string Column), FormField> boxes = [];
    private IReadOnlyList<ReferenceCustomer> customers = [];
    private IReadOnlyList<ReferenceRole> roles = [];
    private IReadOnlyList<ReferenceSaying> said = [];
    private IReadOnlyList<ImportProblem> problems = [];
    private ReferenceCustomer? customer;
    private CustomerFields form = new();
    private string? other;
    private string message = "";
    private string fault = "";
    private string? wrongName;
    private int batch;
    private (ParentFields? Parent, string Column)? focus;
    private bool isMissing;
    private bool busy;

    /// <summary>Number of the customer in the book.</summary>
    [Parameter]
    public int Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (customer?.Id == Id) return;
        customer = null;
        Forget();
        await ReadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focus is not { } place || !boxes.TryGetValue(place, out var box)) return;

        focus = null;
        await box.FocusAsync();
    }

    private void Forget() => (message, fault, wrongName, batch, problems, focus) = ("", "", null, 0, [], null);

    private async Task ReadAsync()
    {
        (var view, said) = await Task.Run(async () => (await book.LoadAsync(), await book.SaidOfCustomerAsync(Id)));
        (customers, roles) = (view.Customers, [.. view.Roles.Where(role => role.CounterpartyId == Id)]);
        customer = customers.FirstOrDefault(customer => customer.Id == Id);
        isMissing = customer is null;
        if (customer is not null) form = CustomerFields.Of(customer);
    }

    private async Task SaveAsync()
    {
        Forget();
        if (form.EditOf(customer!) is { } edit) await RunAsync(edit);
        else message = "Nothing was changed.";
    }

    private async Task SaveAliasAsync()
    {
        Forget();
        var key = Names.Key(other ?? "");
        var named = customers.Where(each => each.Id != Id && Names.Key(each.Name) == key).ToList();
        if (named.Count == 1)
        {
            await RunAsync(ReferenceEdit.SameCustomer(customer!.Identity, named[0].Identity));
            return;
        }

        wrongName = named.Count == 0
            ? "The book has no other customer of this name. Choose one of the names offered."
            : "Several customers have this name and differ in their id. Import a file of customers with their ids.";
        (fault, focus) = ("The name needs correction.", (null, AliasColumn));
    }

    private async Task RunAsync(ReferenceEdit edit)
    {
        busy = true;
        try
        {
            var result = await edits.SaveAsync(edit, LocalPerson.Name);
            problems = result.Problems;
            if (result.Outcome is BatchOutcome.Done or BatchOutcome.SecondPersonNeeded)
            {
                batch = result.BatchId;
                message = result.Outcome == BatchOutcome.Done && batch > 0 ? "Saved. It can be undone:" : result.Message;
                // What was refused stays in the form, to be corrected.
                await ReadAsync();
                return;
            }

            var placed = problems.Select(PlaceOf).OfType<(ParentFields? Parent, string Column)>().ToList();
            fault = placed.Count == 0 ? result.Message : $"{result.Message} {Figures.Count(placed.Distinct().Count(), "field needs", "fields need")} correction.";
            // The first on the page, whatever comes first in a file.
            focus = placed.Count == 0 ? null : placed.MinBy(place => place.Parent is null ? Array.IndexOf(Attributes, place.Column) : Attributes.Length);
        }
        catch (Exception problem) when (BookFault.Of(problem) is { } known)
        {
            fault = known.Advice;
        }
        finally
        {
            busy = false;
        }
    }

    private string? ProblemOf(string column, ParentFields? parent = null) =>
        problems.Where(problem => PlaceOf(problem) == (parent, column)).Select(problem => problem.Message).FirstOrDefault();

    // Problems of no field that is here: of the customer as a whole.
    private IEnumerable<ImportProblem> Unplaced => problems.Where(problem => PlaceOf(problem) is null);

    private (ParentFields? Parent, string Column)? PlaceOf(ImportProblem problem) => problem.Column switch
    {
        null => null,
        AliasColumn => (null, AliasColumn),
        var column when Attributes.Contains(column) => (null, column),
        var column => form.ParentOf(problem) is { } parent ? (parent, column) : null,
    };
}
